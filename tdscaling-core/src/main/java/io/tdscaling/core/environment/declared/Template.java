package io.tdscaling.core.environment.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message with expressions in braces.
 *
 * @param texts what stands before, between and after the expressions
 * @param expressions the expressions, one fewer than the texts
 */
record Template(List<String> texts, List<Expression> expressions) {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*+)\\}");

  static Template parse(String message, Scope scope) throws ExpressionException {
    List<String> texts = new ArrayList<>();
    List<Expression> expressions = new ArrayList<>();
    Matcher matcher = BRACES.matcher(message);
    int end = 0;
    while (matcher.find()) {
      texts.add(message.substring(end, matcher.start()));
      expressions.add(ExpressionParser.expression(matcher.group(1), scope));
      end = matcher.end();
    }
    texts.add(message.substring(end));
    return new Template(List.copyOf(texts), List.copyOf(expressions));
  }

  String fill(Bindings bindings) {
    StringBuilder message = new StringBuilder(texts.get(0));
    for (int i = 0; i < expressions.size(); i++) {
      Object value = expressions.get(i).value(bindings);
      message.append(value == null ? "unknown" : Problems.shortened(Values.text(value)));
      message.append(texts.get(i + 1));
    }
    return message.toString();
  }
}
