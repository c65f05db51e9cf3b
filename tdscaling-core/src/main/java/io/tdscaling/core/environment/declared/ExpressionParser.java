package io.tdscaling.core.environment.declared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads expressions and conditions by recursive descent, and checks their kinds:
 *
 * <pre>
 * condition = sum ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) sum
 *           | sum [ "not" ] "in" "[" literal { "," literal } "]"
 * sum       = term { ( "+" | "-" ) term }
 * term      = factor { ( "*" | "/" ) factor }
 * factor    = number | "'" text "'" | "true" | "false" | "now" | "today" | "-" factor
 *           | "(" sum ")" | ( "min" | "max" | "round" | "days" ) "(" sum { "," sum } ")"
 *           | name { "." name }
 * </pre>
 */
final class ExpressionParser {
  private static final int DEEPEST = 32;

  private final Tokens tokens;
  private final Scope scope;
  private int depth;

  private ExpressionParser(String text, Scope scope) throws ExpressionException {
    this.tokens = new Tokens(text);
    this.scope = scope;
  }

  static Expression expression(String text, Scope scope) throws ExpressionException {
    ExpressionParser parser = new ExpressionParser(text, scope);
    Expression expression = parser.sum();
    parser.tokens.expectEnd();
    return expression;
  }

  static Condition condition(String text, Scope scope) throws ExpressionException {
    ExpressionParser parser = new ExpressionParser(text, scope);
    Condition condition = parser.condition();
    parser.tokens.expectEnd();
    return condition;
  }

  /** Reads a target of an assignment. */
  static FieldPath path(String text, Scope scope) throws ExpressionException {
    ExpressionParser parser = new ExpressionParser(text, scope);
    List<String> names = parser.names(parser.tokens.next());
    parser.tokens.expectEnd();
    return scope.path(names);
  }

  private Condition condition() throws ExpressionException {
    Expression left = sum();
    boolean negated = tokens.take("not");
    if (tokens.take("in")) {
      return new Condition.Membership(left, !negated, literals(left.kind()));
    }
    Condition.Operator operator = Condition.Operator.of(tokens.peek());
    if (negated || operator == null) {
      throw new ExpressionException("expected a comparison but found " + tokens.found());
    }
    tokens.next();
    Expression right = sum();
    require(right, left.kind());
    return new Condition.Comparison(left, operator, right);
  }

  private List<Object> literals(Kind kind) throws ExpressionException {
    List<Object> values = new ArrayList<>();
    tokens.expect("[");
    do {
      values.add(literal(kind));
    } while (tokens.take(","));
    tokens.expect("]");
    return List.copyOf(values);
  }

  private Object literal(Kind kind) throws ExpressionException {
    String token = tokens.peek();
    if (kind == Kind.NUMBER && Tokens.isNumber(token)) {
      return new BigDecimal(tokens.next());
    }
    if (kind == Kind.TEXT && (Tokens.isName(token) || Tokens.isText(token))) {
      tokens.next();
      return Tokens.isText(token) ? Tokens.unquoted(token) : token;
    }
    throw new ExpressionException("expected a " + label(kind) + " but found " + tokens.found());
  }

  private Expression sum() throws ExpressionException {
    if (++depth > DEEPEST) {
      throw new ExpressionException("is nested deeper than " + DEEPEST);
    }
    Expression left = term();
    while (tokens.peek().equals("+") || tokens.peek().equals("-")) {
      boolean add = tokens.next().equals("+");
      Arithmetic.Operation operation =
          add ? Arithmetic.Operation.ADD : Arithmetic.Operation.SUBTRACT;
      left = arithmetic(operation, List.of(left, term()));
    }
    depth--;
    return left;
  }

  private Expression term() throws ExpressionException {
    Expression left = factor();
    while (tokens.peek().equals("*") || tokens.peek().equals("/")) {
      boolean multiply = tokens.next().equals("*");
      Arithmetic.Operation operation =
          multiply ? Arithmetic.Operation.MULTIPLY : Arithmetic.Operation.DIVIDE;
      left = arithmetic(operation, List.of(left, factor()));
    }
    return left;
  }

  private Expression factor() throws ExpressionException {
    String token = tokens.next();
    if (Tokens.isNumber(token)) {
      return new Expression.Literal(Kind.NUMBER, new BigDecimal(token));
    }
    if (Tokens.isText(token)) {
      return new Expression.Literal(Kind.TEXT, Tokens.unquoted(token));
    }
    if (token.equals("-")) {
      Expression zero = new Expression.Literal(Kind.NUMBER, BigDecimal.ZERO);
      return arithmetic(Arithmetic.Operation.SUBTRACT, List.of(zero, nested()));
    }
    if (token.equals("(")) {
      Expression inner = sum();
      tokens.expect(")");
      return inner;
    }
    return named(token);
  }

  /** Reads a factor that stands inside another, so that a row of signs cannot exhaust the stack. */
  private Expression nested() throws ExpressionException {
    if (++depth > DEEPEST) {
      throw new ExpressionException("is nested deeper than " + DEEPEST);
    }
    Expression inner = factor();
    depth--;
    return inner;
  }

  private Expression named(String token) throws ExpressionException {
    return switch (token) {
      case "true", "false" -> new Expression.Literal(Kind.BOOLEAN, token.equals("true"));
      case "now", "today" -> new Expression.Clock(token.equals("today"));
      case "min", "max", "round", "days" ->
          tokens.peek().equals("(") ? function(token) : scope.resolve(names(token));
      default -> scope.resolve(names(token));
    };
  }

  private Expression function(String name) throws ExpressionException {
    List<Expression> operands = new ArrayList<>();
    tokens.expect("(");
    do {
      operands.add(sum());
    } while (tokens.take(","));
    tokens.expect(")");
    return arithmetic(operation(name), operands);
  }

  private static Arithmetic.Operation operation(String name) {
    return switch (name) {
      case "min" -> Arithmetic.Operation.MIN;
      case "max" -> Arithmetic.Operation.MAX;
      case "round" -> Arithmetic.Operation.ROUND;
      default -> Arithmetic.Operation.DAYS;
    };
  }

  private Expression arithmetic(Arithmetic.Operation operation, List<Expression> operands)
      throws ExpressionException {
    boolean pair =
        operation == Arithmetic.Operation.ROUND || operation == Arithmetic.Operation.DAYS;
    if (operands.size() < 2 || (pair && operands.size() > 2)) {
      throw new ExpressionException(operation.symbol() + " cannot take " + operands.size());
    }
    for (Expression operand : operands) {
      require(operand, operation.operandKind());
    }
    if (operation == Arithmetic.Operation.ROUND) {
      requireDecimals(operands.get(1));
    }
    return new Arithmetic(operation, operands);
  }

  private static void requireDecimals(Expression places) throws ExpressionException {
    if (!(places instanceof Expression.Literal literal)
        || !(literal.literal() instanceof BigDecimal number)
        || number.scale() > 0
        || number.compareTo(BigDecimal.valueOf(Decimals.MOST_DECIMALS)) > 0) {
      throw new ExpressionException("round needs 0 to " + Decimals.MOST_DECIMALS + " decimals");
    }
  }

  private static void require(Expression expression, Kind kind) throws ExpressionException {
    if (expression.kind() != kind) {
      throw new ExpressionException(
          "expected a " + label(kind) + " but found a " + label(expression.kind()));
    }
  }

  private static String label(Kind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  private List<String> names(String first) throws ExpressionException {
    List<String> names = new ArrayList<>();
    String name = first;
    while (Tokens.isName(name)) {
      names.add(name);
      if (!tokens.take(".")) {
        return names;
      }
      name = tokens.next();
    }
    throw new ExpressionException(
        "expected a name but found " + (name.isEmpty() ? "the end" : "\"" + name + "\""));
  }
}
