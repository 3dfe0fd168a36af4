package io.slipstream.shell;

import io.slipstream.api.service.operations.DeskOperations;
import io.slipstream.api.service.operations.DeskView;
import io.slipstream.api.service.operations.DeskWish;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lets the pods of a desk decide together, or alone again. */
@Service
@Command(
    scope = "desk",
    name = "set",
    description = "Lets the pods of a desk decide together, or alone again",
    detailedDescription =
        "Example: desk:set momentum --rule WEIGHTED --weight momentum-fast=2 --reason 'one"
            + " opinion'; rules are NET, FIRST_WINS, CANCEL_BOTH, MAJORITY, WEIGHTED, UNANIMOUS,"
            + " CONFIDENCE_WEIGHTED, and NONE for each pod alone")
public final class DeskSet extends ChangingCommand<DeskView> {
  @Reference DeskOperations desks;

  @Argument(name = "desk", required = true, description = "Name of the desk")
  @Completion(DeskNames.class)
  String desk;

  @Option(name = "--rule", required = true, description = "How it decides, NONE for not at all")
  @Completion(DeskRuleNames.class)
  String rule;

  @Option(name = "--priority", description = "Pods, the first before the others: a,b")
  String priority = "";

  @Option(
      name = "--weight",
      multiValued = true,
      description = "POD=WEIGHT of its vote, 1 where there is none; may be repeated")
  List<String> weights;

  @Option(name = "--reason", required = true, description = "Why, for the journal")
  String reason;

  @Override
  DeskView result() {
    List<String> first =
        priority.isEmpty()
            ? List.of()
            : Arrays.stream(priority.split(",", -1)).map(String::strip).toList();
    DeskWish wish = new DeskWish(desk, rule, first, NamedValues.parse("--weight", weights), reason);
    return desks.set(wish, operator());
  }

  @Override
  void print(DeskView view, PrintStream out) {
    DeskTable.print(view, out);
  }
}
