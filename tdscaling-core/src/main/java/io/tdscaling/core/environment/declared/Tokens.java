package io.tdscaling.core.environment.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of one expression, read from the left. */
final class Tokens {
  static final int LONGEST = 500;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*+(?<token>\\d++(\\.\\d++)?+|'[^']*+'|[a-z][a-z0-9_]*+|<=|>=|!=|[-+*/(),.\\[\\]=<>])");
  private static final String END = "";

  private final List<String> tokens = new ArrayList<>();
  private int at;

  Tokens(String text) throws ExpressionException {
    if (text.length() > LONGEST) {
      throw new ExpressionException("is longer than " + LONGEST + " characters");
    }
    String trimmed = text.strip();
    Matcher matcher = TOKEN.matcher(trimmed);
    int end = 0;
    while (end < trimmed.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new ExpressionException("cannot read \"" + trimmed.substring(end) + "\"");
      }
      tokens.add(matcher.group("token"));
      end = matcher.end();
    }
  }

  /** Returns the next token without taking it; an empty text at the end. */
  String peek() {
    return at < tokens.size() ? tokens.get(at) : END;
  }

  String next() {
    String token = peek();
    at++;
    return token;
  }

  boolean take(String token) {
    boolean there = peek().equals(token);
    if (there) {
      at++;
    }
    return there;
  }

  void expect(String token) throws ExpressionException {
    if (!take(token)) {
      throw new ExpressionException("expected \"" + token + "\" but found " + found());
    }
  }

  void expectEnd() throws ExpressionException {
    if (!peek().isEmpty()) {
      throw new ExpressionException("expected the end but found " + found());
    }
  }

  String found() {
    return peek().isEmpty() ? "the end" : "\"" + peek() + "\"";
  }

  static boolean isName(String token) {
    return !token.isEmpty() && token.charAt(0) >= 'a' && token.charAt(0) <= 'z';
  }

  static boolean isNumber(String token) {
    return !token.isEmpty() && token.charAt(0) >= '0' && token.charAt(0) <= '9';
  }

  static boolean isText(String token) {
    return !token.isEmpty() && token.charAt(0) == '\'';
  }

  static String unquoted(String token) {
    return token.substring(1, token.length() - 1);
  }
}
