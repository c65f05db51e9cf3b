package io.tdscaling.sandbox.family.data;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.sandbox.family.data.compute.ComputeFamilies;
import java.util.List;

/** The families over data: computing with what tools returned, SQL, and forensics. */
public final class DataFamilies {
  private DataFamilies() {}

  /** Returns all of them, in a fixed order. */
  public static List<CodeFamily> all() {
    return ComputeFamilies.all();
  }
}
