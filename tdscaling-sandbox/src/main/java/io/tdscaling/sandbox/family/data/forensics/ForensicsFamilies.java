package io.tdscaling.sandbox.family.data.forensics;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Family;
import java.util.List;
import java.util.function.Function;

/** The families that look into logs and data files. */
public final class ForensicsFamilies {
  private ForensicsFamilies() {}

  /** Returns all of them. */
  public static List<CodeFamily> all() {
    return List.of(
        family("forensics-access-log", AccessLog::task),
        family("forensics-app-errors", AppErrors::task),
        family("forensics-audit-trail", AuditTrail::task),
        family("forensics-config-drift", ConfigDrift::task),
        family("forensics-backup-runs", BackupRuns::task),
        family("forensics-payment-events", PaymentEvents::task),
        family("forensics-sensor-readings", SensorReadings::task),
        family("forensics-export-comparison", ExportComparison::task));
  }

  private static CodeFamily family(String id, Function<Draw, CodeTask> maker) {
    return Family.of(id, CodeKind.FORENSICS, maker);
  }
}
