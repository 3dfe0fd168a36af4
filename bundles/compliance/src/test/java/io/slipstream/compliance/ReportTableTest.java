package io.slipstream.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTableTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+cmd", "-drill", "@SUM(A1)", "-1+1", "-", "- 1", "\t=1", "\r=1"})
  void shouldQuoteWhatASpreadsheetWouldRun(String text) {
    assertEquals("'" + text, ReportTable.inert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "-0.00000001", "+1", "1000.5", "drill", "'quoted", "a=b"})
  void shouldLeaveNumbersAndOtherTextsAsTheyAre(String text) {
    assertEquals(text, ReportTable.inert(text));
  }
}
