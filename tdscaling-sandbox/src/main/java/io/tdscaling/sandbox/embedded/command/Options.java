package io.tdscaling.sandbox.embedded.command;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command's options and operands, read as GNU's commands read them. */
final class Options {
  private record Given(String key, String value) {}

  private final Invocation in;
  private final int usageCode;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final List<String> withValue = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();
  private final List<String> operands = new ArrayList<>();

  private Options(Invocation in, int usageCode) {
    this.in = in;
    this.usageCode = usageCode;
  }

  /**
   * Reads the arguments.
   *
   * @param usageCode exit code where an option is wrong
   * @param spec options separated by spaces: {@code n} or {@code n=number}, the letter being the
   *     key, or {@code include}; with a {@code :} at the end where a value follows
   */
  static Options parse(Invocation in, int usageCode, String spec) throws CommandFailure {
    return parse(in, usageCode, spec, in.arguments());
  }

  static Options parse(Invocation in, int usageCode, String spec, List<String> arguments)
      throws CommandFailure {
    Options options = new Options(in, usageCode);
    for (String one : Splitter.on(' ').omitEmptyStrings().split(spec)) {
      options.declare(one);
    }
    options.read(arguments);
    return options;
  }

  private void declare(String spec) {
    boolean value = spec.endsWith(":");
    String names = value ? spec.substring(0, spec.length() - 1) : spec;
    int equals = names.indexOf('=');
    String key = equals < 0 ? names : names.substring(0, equals);
    keys.put(key, key);
    if (equals > 0) {
      keys.put(names.substring(equals + 1), key);
    }
    if (value) {
      withValue.add(key);
    }
  }

  private void read(List<String> arguments) throws CommandFailure {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        operands.addAll(arguments.subList(i + 1, arguments.size()));
        return;
      }
      if (argument.startsWith("--")) {
        i += longOption(argument.substring(2), arguments, i + 1);
      } else if (argument.startsWith("-") && argument.length() > 1) {
        i += letters(argument, arguments, i + 1);
      } else {
        operands.add(argument);
      }
    }
  }

  /** Returns how many of the following arguments were taken. */
  private int longOption(String text, List<String> arguments, int next) throws CommandFailure {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String key = name.length() > 1 ? keys.get(name) : null;
    if (key == null) {
      throw in.usage(usageCode, "unrecognized option '--" + name + "'");
    }
    boolean wantsValue = withValue.contains(key);
    if (!wantsValue && equals >= 0) {
      throw in.usage(usageCode, "option '--" + name + "' doesn't allow an argument");
    }
    if (!wantsValue || equals >= 0) {
      given.add(new Given(key, equals < 0 ? "" : text.substring(equals + 1)));
      return 0;
    }
    if (next >= arguments.size()) {
      throw in.usage(usageCode, "option '--" + name + "' requires an argument");
    }
    given.add(new Given(key, arguments.get(next)));
    return 1;
  }

  private int letters(String argument, List<String> arguments, int next) throws CommandFailure {
    for (int i = 1; i < argument.length(); i++) {
      String letter = argument.substring(i, i + 1);
      if (!keys.containsKey(letter)) {
        throw in.usage(usageCode, "invalid option -- '" + letter + "'");
      }
      if (!withValue.contains(letter)) {
        given.add(new Given(letter, ""));
      } else if (i + 1 < argument.length()) {
        given.add(new Given(letter, argument.substring(i + 1)));
        return 0;
      } else if (next >= arguments.size()) {
        throw in.usage(usageCode, "option requires an argument -- '" + letter + "'");
      } else {
        given.add(new Given(letter, arguments.get(next)));
        return 1;
      }
    }
    return 0;
  }

  boolean has(String key) {
    return given.stream().anyMatch(one -> one.key().equals(key));
  }

  boolean hasAny(String... anyOf) {
    return List.of(anyOf).stream().anyMatch(this::has);
  }

  /** Returns the value that was given last. */
  Optional<String> value(String key) {
    List<String> values = values(key);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  List<String> values(String key) {
    return given.stream().filter(one -> one.key().equals(key)).map(Given::value).toList();
  }

  /** Returns which of some keys was given last; empty if none was. */
  String lastOf(String... anyOf) {
    String last = "";
    for (Given one : given) {
      if (List.of(anyOf).contains(one.key())) {
        last = one.key();
      }
    }
    return last;
  }

  List<String> operands() {
    return operands;
  }

  /** Returns a number that is not negative. */
  int numberOf(String key, int defaultValue, String problem) throws CommandFailure {
    Optional<String> value = value(key);
    return value.isEmpty() ? defaultValue : number(value.get(), usageCode, problem);
  }

  /** Reads a number that is not negative; larger ones than an int holds count as the largest. */
  static int number(String digits, int exitCode, String problem) throws CommandFailure {
    if (digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(Options::isDigit)) {
      throw new CommandFailure(exitCode, problem + ": '" + digits + "'");
    }
    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits));
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
