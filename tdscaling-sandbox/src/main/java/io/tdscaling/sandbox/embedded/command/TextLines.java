package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a text, one after the other and without their newlines. */
final class TextLines implements Iterator<String> {
  private final String text;
  private final ExecutionBudget budget;
  private int position;

  TextLines(String text, ExecutionBudget budget) {
    this.text = text;
    this.budget = budget;
  }

  @Override
  public boolean hasNext() {
    return position < text.length();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int newline = text.indexOf('\n', position);
    int end = newline < 0 ? text.length() : newline;
    String line = text.substring(position, end);
    position = end + 1;
    budget.work(1 + line.length() / 8);
    return line;
  }

  /** Returns whether the line that was returned last ended with a newline. */
  boolean endedWithNewline() {
    return position <= text.length();
  }
}
