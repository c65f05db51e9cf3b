package io.tdscaling.core.phrasing;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Splitter;
import io.tdscaling.core.text.ResourceFiles;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The word list that says how arguments are said, such as "to …" for a recipient. */
final class ArgumentRules {
  private static final Splitter COMMA = Splitter.on(',').trimResults();
  private static final Splitter BAR = Splitter.on('|').trimResults();
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?");

  private static final Map<String, List<Rule>> RULES = new LinkedHashMap<>();
  private static final List<PairRule> PAIRS = new ArrayList<>();
  private static final Set<String> STATES = new LinkedHashSet<>();
  private static final Set<String> WRAPPERS = new LinkedHashSet<>();

  static {
    String section = "";
    for (String line : ResourceFiles.lines(ArgumentRules.class, "arguments.txt")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else {
        add(section, line);
      }
    }
  }

  private ArgumentRules() {}

  /** Two parameters that are said together. */
  record PairRule(Name first, Name second, String words) {}

  private record Rule(List<Name> names, String words) {
    boolean names(String parameter) {
      for (Name name : names) {
        if (name.matches(parameter)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A name as the list has it. */
  record Name(char mark, String words) {
    static Name of(String text) {
      char mark = text.charAt(0);
      return mark == '@' || mark == '^' ? new Name(mark, text.substring(1)) : new Name(' ', text);
    }

    boolean matches(String name) {
      return switch (mark) {
        case '@' -> name.equals(words);
        case '^' -> name.startsWith(words) && name.startsWith(" ", words.length());
        default -> name.endsWith(words) && beginsWord(name, name.length() - words.length());
      };
    }
  }

  private static boolean beginsWord(String name, int at) {
    return at == 0 || name.charAt(at - 1) == ' ';
  }

  private static void add(String section, String line) {
    switch (section) {
      case "states" -> COMMA.split(line).forEach(STATES::add);
      case "wrappers" -> COMMA.split(line).forEach(WRAPPERS::add);
      case "pairs" -> {
        String names = line.substring(0, line.indexOf('='));
        int plus = names.indexOf('+');
        PAIRS.add(
            new PairRule(
                Name.of(names.substring(0, plus).strip()),
                Name.of(names.substring(plus + 1).strip()),
                line.substring(line.indexOf('=') + 1).strip()));
      }
      default -> {
        List<Name> names = new ArrayList<>();
        COMMA.split(line.substring(0, line.indexOf('='))).forEach(n -> names.add(Name.of(n)));
        RULES
            .computeIfAbsent(section, missing -> new ArrayList<>())
            .add(new Rule(names, line.substring(line.indexOf('=') + 1).strip()));
      }
    }
  }

  static List<PairRule> pairs() {
    return PAIRS;
  }

  /** Returns whether a value is a state of things, such as "shipped". */
  static boolean isState(JsonNode value) {
    return value.isTextual() && STATES.contains(value.textValue());
  }

  /** Returns whether members of the parameter stand for themselves, as those of "params" do. */
  static boolean isWrapper(String parameter) {
    return WRAPPERS.contains(Words.spaced(parameter));
  }

  static boolean isDate(JsonNode value) {
    return value.isTextual() && DATE.matcher(value.textValue()).matches();
  }

  /** Returns how an argument is said by its parameter's name, if the list knows. */
  static Optional<String> words(Argument argument) {
    String name = Words.spaced(argument.parameter());
    for (String kind : kinds(argument)) {
      for (Rule rule : RULES.getOrDefault(kind, List.of())) {
        if (rule.names(name)) {
          return Optional.of(filled(rule.words(), argument));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> kinds(Argument argument) {
    if (argument.isBoolean()) {
      return List.of("boolean");
    }
    if (argument.isNumber()) {
      return List.of("number");
    }
    if (argument.value().filter(ArgumentRules::isDate).isPresent()) {
      return List.of("date", "text");
    }
    return argument.isText() ? List.of("text") : argument.isScalar() ? List.of() : List.of("list");
  }

  private static String filled(String words, Argument argument) {
    List<String> sides = BAR.splitToList(words);
    boolean off = argument.value().filter(v -> v.isBoolean() && !v.booleanValue()).isPresent();
    String label = argument.label();
    String side = off ? sides.get(1) : sides.get(0);
    return side.replace("{l}", label)
        .replace("{r}", label.substring(label.indexOf(' ') + 1))
        .replace("{f}", label.substring(0, Math.max(0, label.lastIndexOf(' '))))
        .replace("{c}", counted(label, argument.spoken()))
        .replace("{v}", argument.spoken());
  }

  /** Returns a noun as it follows a number. */
  static String counted(String noun, String number) {
    int last = noun.lastIndexOf(' ') + 1;
    String one = Words.singular(noun.substring(last));
    return noun.substring(0, last) + (number.equals("1") ? one : Words.plural(one));
  }
}
