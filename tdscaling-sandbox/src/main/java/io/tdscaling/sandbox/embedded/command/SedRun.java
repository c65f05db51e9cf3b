package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sed script on its way through one text. */
final class SedRun {
  private static final int NOT_ACTIVE = -1;

  private final List<SedCommand> commands;
  private final boolean quiet;
  private final Invocation in;
  private final Output out;

  /** For each command with a range, the line at which it ends; 0 while that is not known. */
  private final int[] rangeEnds;

  private final List<String> appended = new ArrayList<>();
  private int number;
  private boolean last;
  private boolean newline;
  private String space = "";
  private boolean deleted;
  private boolean ended;

  SedRun(List<SedCommand> commands, boolean quiet, Invocation in, Output out) {
    this.commands = commands;
    this.quiet = quiet;
    this.in = in;
    this.out = out;
    this.rangeEnds = new int[commands.size()];
    Arrays.fill(rangeEnds, NOT_ACTIVE);
  }

  void run(String text) {
    TextLines lines = in.lines(text);
    while (lines.hasNext() && !ended) {
      space = lines.next();
      newline = lines.endedWithNewline();
      last = !lines.hasNext();
      number++;
      cycle();
    }
  }

  private void cycle() {
    deleted = false;
    for (int i = 0; i < commands.size() && !deleted && !ended; i++) {
      in.budget().work();
      if (applies(i) != commands.get(i).negated()) {
        execute(commands.get(i), i);
      }
    }
    if (!quiet && !deleted) {
      print();
    }
    appended.forEach(out::line);
    appended.clear();
  }

  private void print() {
    out.write(space + (newline ? "\n" : ""));
  }

  private boolean applies(int index) {
    SedCommand command = commands.get(index);
    SedCommand.Address from = command.from();
    SedCommand.Address to = command.to();
    if (from == null) {
      return true;
    }
    if (to == null) {
      return matches(from);
    }
    if (rangeEnds[index] == NOT_ACTIVE) {
      if (!matches(from)) {
        return false;
      }
      int end = to.more() >= 0 ? number + to.more() : to.line();
      boolean single = (end > 0 && end <= number) || (to.last() && last) || to.more() == 0;
      rangeEnds[index] = single ? NOT_ACTIVE : end;
      return true;
    }
    int end = rangeEnds[index];
    if (end > 0 && number > end) {
      // The range had ended on a line that this command did not see.
      rangeEnds[index] = NOT_ACTIVE;
      return matches(from);
    }
    if (end > 0 ? number == end : matches(to)) {
      rangeEnds[index] = NOT_ACTIVE;
    }
    return true;
  }

  private boolean matches(SedCommand.Address address) {
    if (address.pattern() != null) {
      return Regexes.matcher(address.pattern(), space, in.budget()).find();
    }
    return address.last() ? last : number == address.line();
  }

  private void execute(SedCommand command, int index) {
    switch (command.function()) {
      case 'p' -> print();
      case 'd' -> deleted = true;
      case 'q' -> ended = true;
      case '=' -> out.line(Integer.toString(number));
      case 'a' -> appended.add(command.text());
      case 'i' -> out.line(command.text());
      case 'c' -> change(command, index);
      default -> {
        SedCommand.Substitution substitution = command.substitution();
        if (substitution != null) {
          substitute(substitution);
        }
      }
    }
  }

  /** A range is replaced as a whole, at its end. */
  private void change(SedCommand command, int index) {
    deleted = true;
    boolean atEnd = command.to() == null || command.negated() || rangeEnds[index] == NOT_ACTIVE;
    if (atEnd) {
      out.line(command.text());
    }
  }

  private void substitute(SedCommand.Substitution substitution) {
    Matcher matcher = Regexes.matcher(substitution.pattern(), space, in.budget());
    StringBuilder result = new StringBuilder();
    int copied = 0;
    int held = 0;
    int position = 0;
    int lastEnd = -1;
    boolean replaced = false;
    for (int count = 0; position <= space.length() && matcher.find(position); ) {
      boolean empty = matcher.end() == matcher.start();
      // An empty match right behind another match is none.
      if (!(empty && matcher.start() == lastEnd)) {
        count++;
        if (count >= substitution.occurrence()) {
          result.append(space, copied, matcher.start());
          substitution.replacement().append(result, matcher);
          copied = matcher.end();
          replaced = true;
          in.budget().hold(result.length() - (long) held);
          held = result.length();
        }
        if (count >= substitution.occurrence() && !substitution.all()) {
          break;
        }
      }
      lastEnd = matcher.end();
      position = empty ? matcher.end() + 1 : matcher.end();
    }
    if (!replaced) {
      return;
    }
    result.append(space, copied, space.length());
    in.budget().hold(2L * result.length());
    space = result.toString();
    if (substitution.prints()) {
      print();
    }
  }
}
