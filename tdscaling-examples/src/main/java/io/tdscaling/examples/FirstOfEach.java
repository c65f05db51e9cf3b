package io.tdscaling.examples;

import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisListener;
import io.tdscaling.examples.console.TrajectoryView;
import java.io.PrintWriter;

/** Shows the first trajectory that is accepted, and the first that is rejected with the reason. */
final class FirstOfEach implements SynthesisListener {
  private final PrintWriter out;
  private boolean acceptedShown;
  private boolean rejectedShown;

  FirstOfEach(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void on(SynthesisEvent event) {
    if (event instanceof SynthesisEvent.Accepted accepted && !acceptedShown) {
      acceptedShown = true;
      show("ACCEPTED", accepted.attempt());
    } else if (event instanceof SynthesisEvent.Rejected rejected && !rejectedShown) {
      rejectedShown = true;
      show(
          "REJECTED " + rejected.why().rule() + ": " + rejected.why().reason(), rejected.attempt());
    }
  }

  private void show(String verdict, Attempt attempt) {
    out.println(verdict);
    attempt.trajectory().ifPresent(trajectory -> TrajectoryView.print(trajectory, out));
    out.println();
  }
}
