package io.slipstream.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderClauseTest {
  @Test
  void shouldSplitAtSeparatorsThatAreNotQuoted() {
    List<HeaderClause> clauses =
        HeaderClause.parse(
            "a.b; c.d;version=\"[1,2)\" , e ; resolution:=optional;x:List<Long>=\"1,2\"");
    assertEquals(List.of("a.b", "c.d"), clauses.get(0).names());
    assertEquals(Map.of("version", "[1,2)"), clauses.get(0).parameters());
    assertEquals(List.of("e"), clauses.get(1).names());
    assertEquals(Map.of("resolution:", "optional", "x", "1,2"), clauses.get(1).parameters());
  }

  @Test
  void shouldHaveNoClauseOfAHeaderThatIsMissingOrEmpty() {
    assertEquals(List.of(), HeaderClause.parse(null));
    assertEquals(List.of(), HeaderClause.parse(" "));
  }
}
