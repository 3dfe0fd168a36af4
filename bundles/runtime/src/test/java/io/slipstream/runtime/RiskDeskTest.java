package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.api.service.operations.VarView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about files. */
class RiskDeskTest {
  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("returns.csv"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "'0.01\n-0.02\n'",
    "'date,return\n2020-01-02,0.01\n2020-01-03,-0.02\n'",
    "'Date,Close,Returns\n2020-01-01,10,\n2020-01-02,10.1,0.01\n2020-01-03,9.898,-0.02\n'",
    "'2020-01-02,0.01\n2020-01-03,-0.02\n'",
    "'day,x\n1,0.01\n2,-0.02\n'"
  })
  void shouldFindTheReturns(String text) throws IOException {
    assertArrayEquals(new double[] {0.01, -0.02}, ReturnsFile.read(file(text), ""));
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b,c\n1,2,3\n', '', 'has a, b, c; say which with --column'",
    "'a,b,c\n1,2,3\n', 'z', 'column = ''z'''",
    "'return\n', '', 'there is no return in it'",
    "'', '', 'there is no return in it'",
    "'return\n0.1\n\"\"\n', '', 'line 3'",
    "'return\n0.1\nx\n', '', 'line 3: ''x'''",
    "'return\n-2.5\n', '', 'a fraction from -1 is allowed, -0.025 for a loss of 2.5 %'",
    "'return\nNaN\n', '', 'line 2: ''NaN'''",
    "'0.1\n0.2\n', 'return', 'has no header line'",
    "'1,2,3\n', '', '3 columns without a header line'"
  })
  void shouldSayWhatIsWrongWithAFile(String text, String column, String said) throws IOException {
    Path file = file(text);
    String message =
        assertThrows(OperationRefusedException.class, () -> ReturnsFile.read(file, column))
            .getMessage();
    assertTrue(message.contains(said), message);
  }

  private Path many(int count) throws IOException {
    return file(
        "return\n"
            + new Random(4)
                .doubles(count, -0.02, 0.021)
                .mapToObj(Double::toString)
                .collect(Collectors.joining("\n")));
  }

  @Test
  void shouldAnswerEveryMethodAboutAFile() throws IOException {
    Path file = many(500);
    VarView view = RiskAnswers.ofFile(VarQuestion.ofFile(file, "all", 0.99));
    assertEquals(8, view.lines().size());
    assertEquals(500, view.returns());
    for (VarView.Line line : view.lines()) {
      assertTrue(line.valueAtRisk() > 0.01 && line.valueAtRisk() < 0.05, line.toString());
      assertTrue(line.expectedShortfall() >= line.valueAtRisk(), line.toString());
    }
    assertEquals(
        100, RiskAnswers.ofFile(VarQuestion.ofFile(file, "ewma", 0.9).withWindow(100)).returns());
    VarBacktestView test = RiskAnswers.backtestOfFile(VarQuestion.ofFile(file, "gaussian", 0.99));
    assertEquals(250, test.days());
    assertEquals("GREEN", test.baselZone());
  }

  @ParameterizedTest
  @CsvSource({
    "magic, 0.99, 0, method = 'magic'",
    "historical, 1, 0, level = 1.0",
    "historical, 0, 0, level = 0.0",
    "historical, 0.99, 31, window = 31: 1 to the 30 returns is allowed",
    "historical, 0.99, -1, window = -1"
  })
  void shouldNameWhatIsWrongWithAQuestion(String method, double level, int window, String said)
      throws IOException {
    VarQuestion question = VarQuestion.ofFile(many(30), method, level).withWindow(window);
    String message =
        assertThrows(OperationRefusedException.class, () -> RiskAnswers.ofFile(question))
            .getMessage();
    assertTrue(message.contains(said), message);
  }

  @Test
  void shouldRefuseABacktestWithoutARoomForItsWindow() throws IOException {
    VarQuestion question = VarQuestion.ofFile(many(250), "historical", 0.99);
    String message =
        assertThrows(OperationRefusedException.class, () -> RiskAnswers.backtestOfFile(question))
            .getMessage();
    assertTrue(message.contains("window = 250: at most 249 is allowed"), message);
    Path absent = directory.resolve("absent.csv");
    assertThrows(
        OperationRefusedException.class,
        () -> RiskAnswers.ofFile(VarQuestion.ofFile(absent, "historical", 0.99)));
  }
}
