package io.tdscaling.study.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleReaderTest {
  @Test
  void read_otherValuesInACall_changeNoFeatureUpToIt() {
    Examples one = read(orderTalk("{'order_id':'A-1002','note':'Gift'}"));
    Examples other = read(orderTalk("{'order_id':'Zz99-77','note':'completely 42 different'}"));

    assertThat(features(one.calls().get(1))).isEqualTo(features(other.calls().get(1)));
    assertThat(one.arguments()).hasSameSizeAs(other.arguments());
    for (int i = 0; i < one.arguments().size(); i++) {
      assertThat(features(one.arguments().get(i))).isEqualTo(features(other.arguments().get(i)));
    }
    assertThat(rights(one.arguments())).isNotEqualTo(rights(other.arguments()));
  }

  @Test
  void read_undeclaredName_isNotSeen() {
    Examples one = read(orderTalk("{'order_id':'A-1002','secret_1':'x'}"));
    Examples other = read(orderTalk("{'order_id':'A-1002','other_word':'x'}"));

    assertThat(features(one.arguments().get(2))).isEqualTo(features(other.arguments().get(2)));
  }

  @Test
  void read_otherTool_changesNoFeatureUpToIt() {
    Examples update = read(orderTalk("update_order", "{'order_id':'A-1002'}"));
    Examples search = read(orderTalk("search_orders", "{'order_id':'A-1002'}"));

    assertThat(features(update.calls().get(1))).isEqualTo(features(search.calls().get(1)));
    assertThat(update.calls().get(1).firstRight()).isNotEqualTo(search.calls().get(1).firstRight());
  }

  @Test
  void read_arguments_areLabelledByWhatFirstBroughtThem() {
    Examples examples = read(orderTalk("{'order_id':'A-1002','note':'Gift'}"));

    // The customer was said; the order is from the result; the note is from nowhere.
    assertThat(rights(examples.arguments())).containsExactly(0, 2, 1);
  }

  @Test
  void read_resultThatEchoesItsArgument_bringsNothing() {
    Trajectory talk =
        tools()
            .user("Find an order.")
            .call("search_orders", "{'customer':'C-7001'}", "{'customer':'C-7001'}")
            .call("search_orders", "{'customer':'C-7001'}", "{}")
            .build();

    assertThat(rights(read(talk).arguments())).containsExactly(1, 1);
  }

  @Test
  void read_latestResultFirst_othersByAge() {
    Trajectory talk =
        tools()
            .user("Hello.")
            .call("search_orders", "{}", "{'orders':[{'order_id':'A-1'}]}")
            .call("search_orders", "{}", "{'orders':[{'order_id':'A-2'}]}")
            .call("update_order", "{'order_id':'A-1','note':'A-2'}", "{}")
            .build();

    assertThat(rights(read(talk).arguments())).containsExactly(3, 2);
  }

  @Test
  void read_parallelCalls_anyOfThemIsRightAndNoneSeesTheOther() {
    Trajectory talk =
        tools()
            .user("Hello.")
            .twoCalls("search_orders", "{'customer':'C-7001'}", "{'customer':'C-7002'}")
            .build();
    Examples examples = read(talk);

    assertThat(examples.calls()).hasSize(1);
    assertThat(features(examples.arguments().get(0)))
        .isEqualTo(features(examples.arguments().get(1)));
  }

  @Test
  void read_toolThatWasNotOffered_hasNoRightAnswer() {
    Examples examples = read(tools().user("Hello.").call("destroy", "{'x':'y'}", "{}").build());

    assertThat(examples.calls()).singleElement().matches(decision -> !decision.decidable());
    assertThat(examples.arguments()).hasSize(1);
  }

  @Test
  void read_answersWithoutCallsAndArgumentsThatAreNoObject_areBorne() {
    Trajectory talk =
        tools().user("Hello.").call("search_orders", "'oops'", "not JSON").says("Sorry.").build();
    Examples examples = read(talk);

    assertThat(examples.arguments()).isEmpty();
    assertThat(examples.talks()).hasSize(1);
  }

  private static Talks tools() {
    return new Talks()
        .tool("search_orders", "Search orders of a customer", "customer")
        .tool("update_order", "Change an order", "order_id", "note");
  }

  private static Trajectory orderTalk(String arguments) {
    return orderTalk("update_order", arguments);
  }

  private static Trajectory orderTalk(String tool, String arguments) {
    return tools()
        .system("Be kind.")
        .user("Find the orders of C-7001 and add a note.")
        .call("search_orders", "{'customer':'C-7001'}", "{'orders':[{'order_id':'A-1002'}]}")
        .call(tool, arguments, "{'ok':true}")
        .says("Done.")
        .build();
  }

  private static Examples read(Trajectory talk) {
    return new ExampleReader().read(talk);
  }

  private static List<Integer> rights(List<Decision> decisions) {
    return decisions.stream().map(Decision::firstRight).toList();
  }

  /** Returns the packed decision without the marks of what is right. */
  private static String features(Decision decision) {
    char[] packed = decision.packed().clone();
    int at = 2 + packed[0] + packed[1];
    int count = packed[at++];
    for (int j = 0; j < count; j++) {
      packed[at] &= (char) ~Decision.RIGHT;
      at += 1 + (packed[at] & Decision.COUNT_MASK);
    }
    List<Integer> numbers = new ArrayList<>();
    for (char number : packed) {
      numbers.add((int) number);
    }
    return Arrays.toString(numbers.toArray());
  }
}
