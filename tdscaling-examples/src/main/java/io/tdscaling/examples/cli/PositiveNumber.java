package io.tdscaling.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number above 0. */
final class PositiveNumber implements ITypeConverter<Long> {
  @Override
  public Long convert(String value) {
    long number = number(value);
    if (number <= 0) {
      throw wrong(value);
    }
    return number;
  }

  private static long number(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException notANumber) {
      throw wrong(value);
    }
  }

  private static TypeConversionException wrong(String value) {
    return new TypeConversionException("must be a whole number above 0, got " + value);
  }
}
