package io.tdscaling.core.llm.accounting;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What models were paid in a run, and what is reserved for calls under way. A call is made only
 * where it fits into the caps with all that is reserved; one that would fit but for the calls under
 * way waits for these, as they mostly come to less than was reserved. Thread-safe.
 */
public final class Ledger implements Closeable {
  /** The file of paid calls in the directory of a run. */
  public static final String FILE_NAME = "llm-calls.jsonl";

  private final Budget budget;
  private final BooleanSupplier outOfTime;
  private final @Nullable PaidCalls log;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeMap<String, Use> byModel = new TreeMap<>();
  private final TreeMap<String, Use> byRole = new TreeMap<>();
  private Use unconfirmed = Use.NONE;
  private long spentTokens;
  private BigDecimal spentCost = BigDecimal.ZERO;
  private long spentRequests;
  private long reservedTokens;
  private BigDecimal reservedCost = BigDecimal.ZERO;
  private long reservedRequests;
  private @Nullable StopReason refused;

  /**
   * What a call may come to.
   *
   * @param purpose what it is for
   * @param model the model asked
   * @param prices the model's prices, if known
   * @param estimate the most tokens it is expected to use
   */
  public record Reservation(
      Purpose purpose, String model, Optional<ModelPrices> prices, TokenUsage estimate) {
    BigDecimal cost() {
      return cost(estimate);
    }

    BigDecimal cost(TokenUsage usage) {
      return prices.map(known -> known.cost(usage)).orElse(BigDecimal.ZERO);
    }
  }

  /**
   * Opens a ledger.
   *
   * @param budget the caps
   * @param outOfTime whether the time of the run is up
   * @param directory where paid calls are written and those of earlier processes are found, or null
   *     to keep them in mind only
   * @throws IOException if what was paid before cannot be read; the message names the place
   */
  public Ledger(Budget budget, BooleanSupplier outOfTime, @Nullable Path directory)
      throws IOException {
    this.budget = budget;
    this.outOfTime = outOfTime;
    this.log = directory == null ? null : PaidCalls.open(directory.resolve(FILE_NAME), this::count);
  }

  /**
   * Reserves what a call may come to.
   *
   * @throws LlmException with {@link LlmException.Reason#OVER_BUDGET} if a cap forbids it
   * @throws InterruptedException if interrupted while calls under way were waited for
   */
  public Reservation reserve(Reservation wanted) throws LlmException, InterruptedException {
    lock.lockInterruptibly();
    try {
      return reserved(wanted);
    } finally {
      lock.unlock();
    }
  }

  private Reservation reserved(Reservation wanted) throws LlmException, InterruptedException {
    Optional<StopReason> cap = forbidden(wanted, true);
    while (cap.isPresent() && forbidden(wanted, false).isEmpty()) {
      changed.await();
      cap = forbidden(wanted, true);
    }
    if (cap.isPresent()) {
      refused = refused == null ? cap.get() : refused;
      throw new LlmException(
          LlmException.Reason.OVER_BUDGET,
          "the call would pass the cap " + cap.get().label() + " of the run");
    }
    reservedTokens += wanted.estimate().total();
    reservedCost = reservedCost.add(wanted.cost());
    reservedRequests++;
    return wanted;
  }

  private Optional<StopReason> forbidden(Reservation wanted, boolean withReserved) {
    long tokens = spentTokens + wanted.estimate().total() + (withReserved ? reservedTokens : 0);
    long requests = spentRequests + 1 + (withReserved ? reservedRequests : 0);
    BigDecimal cost = spentCost.add(wanted.cost());
    BigDecimal allCost = withReserved ? cost.add(reservedCost) : cost;
    if (outOfTime.getAsBoolean()) {
      return Optional.of(StopReason.MAX_DURATION);
    }
    if (budget.tokens().isPresent() && tokens > budget.tokens().getAsLong()) {
      return Optional.of(StopReason.MAX_TOKENS);
    }
    if (budget.cost().isPresent() && allCost.compareTo(budget.cost().get()) > 0) {
      return Optional.of(StopReason.MAX_COST);
    }
    return budget.requests().isPresent() && requests > budget.requests().getAsLong()
        ? Optional.of(StopReason.MAX_REQUESTS)
        : Optional.empty();
  }

  /** Takes in that a call was answered. */
  public void answered(Reservation call, TokenUsage usage) throws IOException {
    settle(call, usage, true);
  }

  /** Takes in that the server answered with an error: it worked on nothing. */
  public void declined(Reservation call) throws IOException {
    settle(call, TokenUsage.NONE, true);
  }

  /**
   * Takes in that no answer came although the server may have worked: all that was reserved is
   * taken for spent, so that a cap holds in any case.
   */
  public void unanswered(Reservation call) throws IOException {
    settle(call, call.estimate(), false);
  }

  private void settle(Reservation call, TokenUsage usage, boolean confirmed) throws IOException {
    PaidCall paid = new PaidCall(call.purpose(), call.model(), usage, call.cost(usage), confirmed);
    lock.lock();
    try {
      reservedTokens -= call.estimate().total();
      reservedCost = reservedCost.subtract(call.cost());
      reservedRequests--;
      count(paid);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (log != null) {
      log.write(paid);
    }
  }

  private void count(PaidCall paid) {
    Use use = new Use(1, paid.usage(), paid.cost());
    spentTokens += paid.usage().total();
    spentCost = spentCost.add(paid.cost());
    spentRequests++;
    if (paid.confirmed()) {
      byModel.merge(paid.model(), use, Use::plus);
      byRole.merge(paid.purpose().role(), use, Use::plus);
    } else {
      unconfirmed = unconfirmed.plus(use);
    }
  }

  /** Returns which cap a call was refused for first, if one was. */
  public Optional<StopReason> refused() {
    return locked(() -> Optional.ofNullable(refused));
  }

  /** Returns what was paid, by model, in this process and before. */
  public Account byModel() {
    return locked(() -> new Account(byModel));
  }

  /** Returns what was paid, by role. */
  public Account byRole() {
    return locked(() -> new Account(byRole));
  }

  /** Returns what may have been paid for calls that were not answered. */
  public Use unconfirmed() {
    return locked(() -> unconfirmed);
  }

  /** Returns all that counts towards the caps. */
  public Use spent() {
    return locked(() -> new Account(byModel).total().plus(unconfirmed));
  }

  private <T> T locked(Supplier<T> reading) {
    lock.lock();
    try {
      return reading.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    if (log != null) {
      log.close();
    }
  }
}
