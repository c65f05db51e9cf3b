package io.tdscaling.sandbox.family.data;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.sandbox.family.data.compute.ComputeFamilies;
import io.tdscaling.sandbox.family.data.forensics.ForensicsFamilies;
import io.tdscaling.sandbox.family.data.sql.SqlFamilies;
import java.util.List;
import java.util.stream.Stream;

/** The families over data: computing with what tools returned, SQL, and forensics. */
public final class DataFamilies {
  private DataFamilies() {}

  /** Returns all of them, in a fixed order. */
  public static List<CodeFamily> all() {
    return Stream.of(ComputeFamilies.all(), SqlFamilies.all(), ForensicsFamilies.all())
        .flatMap(List::stream)
        .toList();
  }
}
