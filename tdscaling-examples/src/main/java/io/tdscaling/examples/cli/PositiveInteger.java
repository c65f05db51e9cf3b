package io.tdscaling.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number above 0 that fits an {@code int}. */
final class PositiveInteger implements ITypeConverter<Integer> {
  private final PositiveNumber numbers = new PositiveNumber();

  @Override
  public Integer convert(String value) {
    long number = numbers.convert(value);
    if (number > Integer.MAX_VALUE) {
      throw new TypeConversionException("must be at most " + Integer.MAX_VALUE + ", got " + value);
    }
    return (int) number;
  }
}
