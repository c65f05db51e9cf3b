package io.tdscaling.core.llm.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.core.llm.accounting.Ledger.Reservation;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class LedgerTest {
  private static final Budget FREE = Budget.ofAccepted(1);
  private static final ModelPrices PRICES = ModelPrices.perMillion("1000000", "2000000");

  @TempDir Path temp;

  @Test
  void reserve_whatWouldPassTheCap_isRefusedAndNamed() throws Exception {
    Ledger ledger = ledger(FREE.withMaxTokens(100));
    ledger.answered(ledger.reserve(call(60, 0)), new TokenUsage(50, 0, 0, 0));

    assertRefused(ledger, call(51, 0), "the call would pass the cap max_tokens of the run");
    assertThat(ledger.refused()).contains(StopReason.MAX_TOKENS);
    assertThat(ledger.reserve(call(25, 25))).isNotNull();
  }

  @Test
  void reserve_cost_countsPricesOfBothKinds() throws Exception {
    Ledger ledger = ledger(FREE.withMaxCost(new BigDecimal("10")));
    ledger.answered(ledger.reserve(call(2, 3)), new TokenUsage(2, 3, 0, 0));

    assertThat(ledger.spent().cost()).isEqualByComparingTo("8");
    assertRefused(ledger, call(1, 1), "the call would pass the cap max_cost of the run");
    assertThat(ledger.reserve(call(2, 0))).isNotNull();
  }

  @Test
  void reserve_requests_areCountedWhateverComesOfThem() throws Exception {
    Ledger ledger = ledger(FREE.withMaxRequests(3));
    ledger.answered(ledger.reserve(call(1, 1)), TokenUsage.NONE);
    ledger.declined(ledger.reserve(call(1, 1)));
    ledger.unanswered(ledger.reserve(call(1, 1)));

    assertRefused(ledger, call(1, 1), "the call would pass the cap max_requests of the run");
  }

  @Test
  void reserve_timeIsUp_isRefused() throws Exception {
    AtomicBoolean late = new AtomicBoolean();
    Ledger ledger = new Ledger(FREE, late::get, null);
    ledger.declined(ledger.reserve(call(1, 1)));
    late.set(true);

    assertRefused(ledger, call(1, 1), "the call would pass the cap max_duration of the run");
  }

  @Test
  void unanswered_countsAllThatWasReserved_asNotConfirmed() throws Exception {
    Ledger ledger = ledger(FREE);
    ledger.unanswered(ledger.reserve(call(10, 20)));
    ledger.answered(ledger.reserve(call(10, 20)), new TokenUsage(9, 1, 4, 0));

    assertThat(ledger.unconfirmed().usage().total()).isEqualTo(30);
    assertThat(ledger.byModel().total().usage()).isEqualTo(new TokenUsage(9, 1, 4, 0));
    assertThat(ledger.byRole().uses()).containsOnlyKeys("user");
    assertThat(ledger.spent().usage().total()).isEqualTo(40);
  }

  @Test
  void reserve_callsUnderWayHoldTheRoom_waitsForThem() throws Exception {
    Ledger ledger = ledger(FREE.withMaxTokens(100));
    Reservation first = ledger.reserve(call(90, 0));
    AtomicBoolean through = new AtomicBoolean();
    Thread second =
        new Thread(
            () -> {
              try {
                ledger.declined(ledger.reserve(call(50, 0)));
                through.set(true);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(through).isFalse();

    ledger.answered(first, new TokenUsage(20, 0, 0, 0));
    second.join();

    assertThat(through).isTrue();
  }

  @Test
  void open_whatWasPaidBefore_countsAndCutsOffAHalfLine() throws Exception {
    Path file = temp.resolve(Ledger.FILE_NAME);
    try (Ledger ledger = new Ledger(FREE, () -> false, temp)) {
      ledger.answered(ledger.reserve(call(5, 5)), new TokenUsage(4, 3, 0, 0));
      ledger.unanswered(ledger.reserve(call(1, 1)));
    }
    Files.writeString(file, "{\"model\":\"m\",\"ro", StandardOpenOption.APPEND);

    try (Ledger again = new Ledger(FREE, () -> false, temp)) {
      assertThat(again.byModel().total())
          .isEqualTo(new Use(1, new TokenUsage(4, 3, 0, 0), new BigDecimal("10")));
      assertThat(again.unconfirmed().calls()).isEqualTo(1);
      again.answered(again.reserve(call(5, 5)), new TokenUsage(1, 0, 0, 0));
    }
    assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.endsWith("}"));
  }

  @Test
  void open_damagedFile_namesThePlace() throws Exception {
    Path file = temp.resolve(Ledger.FILE_NAME);
    Files.writeString(file, "{\"role\":\"user\",\"prompt\":-1}\n");

    assertThatThrownBy(() -> new Ledger(FREE, () -> false, temp))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ":1: prompt tokens must not be negative, got -1");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reserve_anyCallsInAnyOrder_neverPassACap(long seed) throws Exception {
    SeededRandom random = new SeededRandom(seed);
    long cap = random.between(100, 2_000);
    Ledger ledger = ledger(FREE.withMaxTokens(cap));
    Deque<Reservation> underWay = new ArrayDeque<>();
    long reserved = 0;
    boolean refused = false;
    while (!refused) {
      Reservation next = call(random.between(0, 60), random.between(1, 60));
      boolean room = ledger.spent().usage().total() + reserved + next.estimate().total() <= cap;
      if (room || underWay.isEmpty()) {
        try {
          underWay.add(ledger.reserve(next));
          reserved += next.estimate().total();
        } catch (LlmException over) {
          refused = true;
        }
      } else {
        Reservation done = underWay.remove();
        reserved -= done.estimate().total();
        long part = random.between(0, (int) done.estimate().total());
        ledger.answered(done, new TokenUsage(part, 0, 0, 0));
      }
      assertThat(ledger.spent().usage().total() + reserved).isLessThanOrEqualTo(cap);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private static void assertRefused(Ledger ledger, Reservation call, String message) {
    assertThatThrownBy(() -> ledger.reserve(call))
        .isInstanceOf(LlmException.class)
        .hasMessage(message);
  }

  private static Ledger ledger(Budget budget) throws IOException {
    return new Ledger(budget, () -> false, null);
  }

  private static Reservation call(long prompt, long completion) {
    return new Reservation(
        new Purpose("user", 3, 1),
        "m",
        Optional.of(PRICES),
        new TokenUsage(prompt, completion, 0, 0));
  }
}
