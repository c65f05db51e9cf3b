package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.RunModels;
import io.tdscaling.core.llm.accounting.Account;
import io.tdscaling.core.llm.accounting.Ledger;
import java.time.Duration;
import java.time.Instant;

/** Says what differs between two runs of one configuration. */
final class RunInfo {
  private RunInfo() {}

  static ObjectNode of(
      RunSettings settings, RunStatistics numbers, Instant start, Instant end, RunModels models) {
    Duration duration = Duration.between(start, end);
    ObjectNode info =
        Json.object()
            .put("started", start.toString())
            .put("finished", end.toString())
            .put("milliseconds", duration.toMillis())
            .put("attempts", numbers.attempts())
            .put("concurrency", settings.concurrency())
            .put(
                "java",
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"))
            .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Ledger ledger = models.ledger();
    if (ledger.spent().calls() + models.remembered() > 0) {
      ObjectNode asked = info.putObject("models");
      asked.set("paidByModel", ledger.byModel().write());
      asked.set("paidByRole", ledger.byRole().write());
      asked.set("unconfirmed", Account.write(ledger.unconfirmed()));
      asked.put("remembered", models.remembered());
    }
    return info;
  }
}
