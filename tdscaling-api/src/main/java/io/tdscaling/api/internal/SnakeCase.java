package io.tdscaling.api.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/** Turns names of classes into names of kinds. Not for use outside this library. */
public final class SnakeCase {
  private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private SnakeCase() {}

  /** Returns {@code rate_limited} for {@code RateLimited}. */
  public static String of(Class<?> named) {
    return WORD.matcher(named.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
