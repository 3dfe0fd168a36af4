package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The order state change matrices of FIX 4.4, appendix D, row by row, alternatives included. */
@Tag("reference")
class FixMatricesTest {
  private static final Path MATRICES =
      Path.of(
          System.getProperty("slipstream.root"),
          "../shared/reference/order_states/fix_matrices.json");
  private static final Map<String, OrderState> STATES =
      Map.of(
          "New", OrderState.ACCEPTED,
          "Rejected", OrderState.REJECTED,
          "PartiallyFilled", OrderState.PARTIALLY_FILLED,
          "Filled", OrderState.FILLED,
          "PendingCancel", OrderState.PENDING_CANCEL,
          "PendingReplace", OrderState.PENDING_REPLACE,
          "DoneForDay", OrderState.DONE_FOR_DAY,
          "Canceled", OrderState.CANCELED);
  private static final Map<String, ExecutionType> TYPES =
      Map.of(
          "New", ExecutionType.NEW,
          "Rejected", ExecutionType.REJECTED,
          "Trade", ExecutionType.TRADE,
          "PendingCancel", ExecutionType.PENDING_CANCEL,
          "PendingReplace", ExecutionType.PENDING_REPLACE,
          "Replace", ExecutionType.REPLACED,
          "DoneForDay", ExecutionType.DONE_FOR_DAY,
          "Canceled", ExecutionType.CANCELED);

  @TestFactory
  Stream<DynamicTest> shouldFollowEveryRow() throws IOException {
    Assumptions.assumeTrue(Files.exists(MATRICES), "no reference folder beside the project");
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode scenarios = new ObjectMapper().readTree(MATRICES.toFile()).get("scenarios");
    for (Map.Entry<String, JsonNode> scenario : scenarios.properties()) {
      List<JsonNode> main = new ArrayList<>();
      for (JsonNode row : scenario.getValue()) {
        List<JsonNode> path = new ArrayList<>(main);
        path.add(row);
        if (row.has("alternative")) {
          String name = scenario.getKey() + ", t " + row.get("t") + ": " + row.get("alternative");
          tests.add(DynamicTest.dynamicTest(name, () -> play(path)));
        } else {
          main.add(row);
        }
      }
      tests.add(DynamicTest.dynamicTest(scenario.getKey(), () -> play(main)));
    }
    assertEquals(14, tests.size());
    return tests.stream();
  }

  private static void play(List<JsonNode> rows) {
    Scenario scenario = new Scenario(new BigDecimal("10000000"), "a");
    scenario.answersCancels = false;
    Order order = null;
    for (JsonNode row : rows) {
      switch (row.get("msg").asText()) {
        case "NewOrder" -> {
          long id = scenario.order(0, Side.BUY, row.get("OrderQty").asText());
          order = scenario.kernel.blotter().find(id);
        }
        case "CancelRequest" -> scenario.apply(new Input.CancelRequested(0, 1));
        case "ReplaceRequest" ->
            scenario.apply(
                new Input.ReplaceRequested(0, 1, units(row.get("OrderQty").asText()), 0, 0));
        default -> {
          report(scenario, row);
          compare(row, order);
        }
      }
    }
    assertEquals(0, scenario.kernel.illegalTransitions());
  }

  private static void report(Scenario scenario, JsonNode row) {
    boolean rejects = row.get("msg").asText().equals("OrderCancelReject");
    ExecutionType type =
        rejects ? ExecutionType.REQUEST_REJECTED : TYPES.get(row.get("ExecType").asText());
    String id = row.get("ClOrdID").asText().equals("X") ? "a-1" : "a-1/1";
    scenario.apply(
        new Input.ExecutionReported(
            id,
            type,
            "",
            "",
            row.get("t").asLong(),
            rejects ? 0 : units(row.get("LastQty").asText()),
            units("100"),
            0,
            false,
            ""));
  }

  private static void compare(JsonNode row, Order order) {
    assertEquals(STATES.get(row.get("OrdStatus").asText()), order.state(), row::toString);
    if (row.has("CumQty")) {
      assertEquals(units(row.get("OrderQty").asText()), order.orderQty(), row::toString);
      assertEquals(units(row.get("CumQty").asText()), order.cumQty(), row::toString);
      assertEquals(units(row.get("LeavesQty").asText()), order.leavesQty(), row::toString);
    }
    boolean wishes = row.get("ExecType") != null && row.get("ExecType").asText().startsWith("Pend");
    String expected = row.get("ClOrdID").asText().equals("X") ? "a-1" : "a-1/1";
    String actual = wishes ? order.wishClientOrderId() : order.clientOrderId();
    boolean closesByWish = order.state() == OrderState.CANCELED || !row.has("CumQty");
    assertTrue(closesByWish || expected.equals(actual), () -> row + " under " + actual);
  }
}
