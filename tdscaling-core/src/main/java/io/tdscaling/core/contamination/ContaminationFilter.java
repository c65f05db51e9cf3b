package io.tdscaling.core.contamination;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Optional;

/** Rejects, of what another verifier accepts, what a benchmark has as well. Thread-safe. */
public final class ContaminationFilter implements TrajectoryVerifier {
  private static final int LONGEST_SHARED = 120;

  private final Benchmark benchmark;
  private final TrajectoryVerifier verifier;

  /** Makes a filter behind another verifier. */
  public ContaminationFilter(Benchmark benchmark, TrajectoryVerifier verifier) {
    this.benchmark = benchmark;
    this.verifier = verifier;
  }

  @Override
  public Verdict verify(VerificationRequest request) throws InterruptedException {
    Verdict verdict = verifier.verify(request);
    return verdict.accepted() ? contamination(request.trajectory()).orElse(verdict) : verdict;
  }

  private Optional<Verdict> contamination(Trajectory trajectory) {
    for (OfferedTool tool : trajectory.tools()) {
      Optional<String> why = benchmark.contaminated(tool.spec());
      if (why.isPresent()) {
        return rejected("contamination.tool", -1, Party.BLUEPRINT, tool.name() + ": " + why.get());
      }
    }
    return question(trajectory.messages());
  }

  private Optional<Verdict> question(List<Message> messages) {
    for (int step = 0; step < messages.size(); step++) {
      if (messages.get(step) instanceof UserMessage user) {
        Optional<String> shared = benchmark.shared(user.text());
        if (shared.isPresent()) {
          String reason = "a benchmark says \"" + Excerpt.of(shared.get(), LONGEST_SHARED) + "\"";
          return rejected("contamination.question", step, Party.USER, reason);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict> rejected(String rule, int step, Party party, String reason) {
    return Optional.of(new Verdict.Rejected(rule, step, party, reason));
  }
}
