package io.tdscaling.core.llm.resilience;

import static io.tdscaling.core.llm.LlmSamples.failure;
import static io.tdscaling.core.llm.LlmSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BalancedClientTest {
  private static Weighted answering(String name, double weight) {
    return new Weighted(name, request -> LlmReply.text(name), weight);
  }

  private static String chosen(BalancedClient client, Purpose purpose) {
    return client.inOrder(purpose).get(0).name();
  }

  @Test
  void attempt_staysWithOneClientWhateverItAsks() throws Exception {
    BalancedClient balanced =
        new BalancedClient(List.of(answering("a", 1), answering("b", 1), answering("c", 1)));
    for (int index = 0; index < 50; index++) {
      String name = chosen(balanced, new Purpose("user", index, 0));
      assertThat(balanced.complete(request("x", index))).isEqualTo(LlmReply.text(name));
      assertThat(balanced.complete(request("y", index))).isEqualTo(LlmReply.text(name));
      assertThat(chosen(balanced, new Purpose("user", index, 3, 2))).isEqualTo(name);
    }
  }

  @Test
  void orderOfClients_doesNotMatter() {
    BalancedClient one = new BalancedClient(List.of(answering("a", 1), answering("b", 2)));
    BalancedClient two = new BalancedClient(List.of(answering("b", 2), answering("a", 1)));

    assertThat(purposes()).allSatisfy(p -> assertThat(chosen(one, p)).isEqualTo(chosen(two, p)));
  }

  @Test
  void weights_areShares() {
    BalancedClient balanced =
        new BalancedClient(List.of(answering("a", 1), answering("b", 3), answering("c", 6)));

    assertThat(share(balanced, "a")).isCloseTo(0.1, within(0.02));
    assertThat(share(balanced, "b")).isCloseTo(0.3, within(0.02));
    assertThat(share(balanced, "c")).isCloseTo(0.6, within(0.02));
  }

  private static double share(BalancedClient balanced, String name) {
    return purposes().stream().filter(p -> chosen(balanced, p).equals(name)).count() / 5000.0;
  }

  private static List<Purpose> purposes() {
    return IntStream.range(0, 5000).mapToObj(index -> new Purpose("user", index, 0)).toList();
  }

  @Test
  void clientTakenAway_leavesTheOthersTheirQuestions() {
    BalancedClient three =
        new BalancedClient(List.of(answering("a", 1), answering("b", 1), answering("c", 1)));
    BalancedClient two = new BalancedClient(List.of(answering("a", 1), answering("c", 1)));

    assertThat(purposes().stream().filter(p -> !chosen(three, p).equals("b")))
        .allSatisfy(p -> assertThat(chosen(two, p)).isEqualTo(chosen(three, p)));
  }

  @Test
  void rolesOfAnAttempt_areChosenForApart() {
    BalancedClient balanced = new BalancedClient(List.of(answering("a", 1), answering("b", 1)));

    assertThat(purposes())
        .anyMatch(
            p -> !chosen(balanced, p).equals(chosen(balanced, new Purpose("judge", p.index(), 0))));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void clientThatIsDown_isReplacedByTheOther(Reason reason) throws Exception {
    IOException failure = failure(reason);
    BalancedClient balanced =
        new BalancedClient(List.of(failing("down", failure, 1e6), answering("up", 1e-6)));

    if (Set.of(Reason.UNAVAILABLE, Reason.OVERLOADED, Reason.CONNECTION_FAILED).contains(reason)) {
      assertThat(balanced.complete(request(0))).isEqualTo(LlmReply.text("up"));
    } else {
      assertThatThrownBy(() -> balanced.complete(request(0))).isSameAs(failure);
    }
  }

  private static Weighted failing(String name, IOException failure, double weight) {
    LlmClient client =
        request -> {
          throw failure;
        };
    return new Weighted(name, client, weight);
  }

  @Test
  void brokenConnection_isReplacedToo() throws Exception {
    BalancedClient balanced =
        new BalancedClient(
            List.of(failing("down", new ConnectException(), 1e6), answering("up", 1e-6)));

    assertThat(balanced.complete(request(0))).isEqualTo(LlmReply.text("up"));
  }

  @Test
  void allDown_passesOnAFailureThatMayHeal() {
    IOException gone = failure(Reason.UNAVAILABLE);
    IOException busy = failure(Reason.OVERLOADED);
    BalancedClient balanced =
        new BalancedClient(List.of(failing("gone", gone, 1e6), failing("busy", busy, 1e-6)));

    assertThatThrownBy(() -> balanced.complete(request(0)))
        .isSameAs(busy)
        .hasSuppressedException(gone);
  }

  @Test
  void allGone_isUnavailable() {
    IOException gone = failure(Reason.UNAVAILABLE);
    BalancedClient balanced =
        new BalancedClient(List.of(failing("a", gone, 1), failing("b", gone, 1)));

    assertThatThrownBy(() -> balanced.complete(request(0)))
        .isSameAs(gone)
        .hasNoSuppressedExceptions();
  }

  @Test
  void settings_outOfRange_printTheValue() {
    LlmClient any = request -> LlmReply.text("");
    assertThatThrownBy(() -> new Weighted(" ", any, 1))
        .hasMessage("name must not be blank, got \" \"");
    assertThatThrownBy(() -> new Weighted("a", any, 0))
        .hasMessage("weight must be positive and finite, got 0.0");
    assertThatThrownBy(() -> new BalancedClient(List.of())).hasMessage("clients must not be empty");
    assertThatThrownBy(() -> new BalancedClient(List.of(answering("a", 1), answering("a", 2))))
        .hasMessage("names of clients must differ, got [a, a]");
  }
}
