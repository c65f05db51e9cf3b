package io.tdscaling.core.phrasing;

import io.tdscaling.core.random.SeededRandom;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a user of some manner says. Values stand in it to the letter. */
public final class UserVoice {
  private static final Map<Manner, UserVoice> VOICES = new EnumMap<>(Manner.class);
  private static final Pattern ARTICLE =
      Pattern.compile(
          " (the|an|a) (?!(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|number) )");

  static {
    for (Manner manner : Manner.values()) {
      VOICES.put(manner, new UserVoice(manner));
    }
  }

  private final Manner manner;
  private final Grammar grammar;

  private UserVoice(Manner manner) {
    this.manner = manner;
    this.grammar = Grammar.of(UserVoice.class, "user/plain.txt", "user/" + manner.label() + ".txt");
  }

  /** Returns the voice of a manner. */
  public static UserVoice of(Manner manner) {
    return Objects.requireNonNull(VOICES.get(manner), "the voice");
  }

  Grammar grammar() {
    return grammar;
  }

  /** Returns a request for all the clauses, in order. */
  public String request(List<Clause> clauses, SeededRandom random) {
    if (grammar.has("list") && clauses.size() > 1) {
      return grammar.say("list", Map.of("items", items(clauses, random)), random);
    }
    return grammar.say("request", Map.of("body", body(clauses, random)), random);
  }

  private String items(List<Clause> clauses, SeededRandom random) {
    Wording items = new Wording();
    for (int i = 0; i < clauses.size(); i++) {
      Map<String, String> values =
          Map.of("number", Integer.toString(i + 1), "clause", clauses.get(i).text());
      items.value(grammar.say("item", values, random), false);
      addRest(clauses.get(i), items, random);
    }
    return items.toString();
  }

  private String body(List<Clause> clauses, SeededRandom random) {
    List<List<Clause>> sentences = SentenceSplit.of(clauses, random);
    Wording body = new Wording();
    for (int i = 0; i < sentences.size(); i++) {
      String part = i == 0 ? "first" : i == sentences.size() - 1 && i > 1 ? "last" : "next";
      body.text(" ");
      body.value(
          grammar.say(part, Map.of("clause", joined(sentences.get(i), random)), random), true);
      sentences.get(i).forEach(clause -> addRest(clause, body, random));
    }
    return body.toString();
  }

  private String joined(List<Clause> sentence, SeededRandom random) {
    Wording text = Wording.within();
    for (int i = 0; i < sentence.size(); i++) {
      if (i > 0) {
        boolean last = i == sentence.size() - 1;
        String and = last ? grammar.fragment("and then", Map.of(), random) : ",";
        text.text((and.startsWith(",") ? and : " " + and) + " ");
      }
      text.value(said(sentence.get(i), random), false);
    }
    return text.toString();
  }

  private String said(Clause clause, SeededRandom random) {
    String varied = VerbForms.varied(clause.text(), random);
    boolean drops = manner == Manner.TERSE || (manner == Manner.NON_NATIVE && random.chance(0.6));
    return drops ? withoutArticle(varied, clause) : varied;
  }

  /**
   * Articles are left out of the action alone: what follows it may be a value's. "The third order"
   * keeps its own, since it points at one.
   */
  private static String withoutArticle(String text, Clause clause) {
    int end = text.length() - clause.text().length() + commonLength(clause);
    var article = ARTICLE.matcher(text);
    return article.find() && article.end() <= end
        ? text.substring(0, article.start()) + " " + text.substring(article.end())
        : text;
  }

  /** Returns how much of a clause is the action's own words. */
  private static int commonLength(Clause clause) {
    int most = Math.min(clause.action().length(), clause.text().length());
    int at = 0;
    while (at < most && clause.action().charAt(at) == clause.text().charAt(at)) {
      at++;
    }
    return at;
  }

  private void addRest(Clause clause, Wording into, SeededRandom random) {
    for (Clause.Detail detail : clause.rest()) {
      String part = detail.part();
      Map<String, String> values = Map.of("label", detail.label(), "value", detail.value());
      into.text(" ");
      into.value(grammar.say(part, values, random), false);
    }
  }

  /** Returns how a value is told that the assistant asked for. */
  public String reply(String label, String value, SeededRandom random) {
    String part = SpokenValues.isPlural(label) ? "replies" : "reply";
    return grammar.say(part, Map.of("label", label, "value", value), random);
  }

  /** Returns what is said when asked for something unknown. */
  public String unknown(SeededRandom random) {
    return grammar.say("unknown", random);
  }

  /** Returns a request to do something again, now with the values of the clause. */
  public String revision(Clause clause, SeededRandom random) {
    Wording text = new Wording();
    Map<String, String> values = Map.of("clause", said(clause, random));
    text.value(grammar.say("revision", values, random), false);
    addRest(clause, text, random);
    return text.toString();
  }

  /**
   * Returns a request that no tool meets.
   *
   * @param further whether something else was asked before
   */
  public String errand(String errand, boolean further, SeededRandom random) {
    return grammar.say(further ? "further errand" : "errand", Map.of("errand", errand), random);
  }

  /** Returns agreement to go ahead with something, such as "order ORD-10442". */
  public String confirmation(String thing, SeededRandom random) {
    return grammar.say("confirmation", Map.of("thing", thing), random);
  }

  /** Returns how a value is put right that the assistant is about to use. */
  public String correction(String label, String value, SeededRandom random) {
    return grammar.say("correction", Map.of("label", label, "value", value), random);
  }

  /** Returns how a value is put right that was not found. */
  public String rightValue(String label, String value, SeededRandom random) {
    return grammar.say("right value", Map.of("label", label, "value", value), random);
  }

  /** Returns how one of several things is chosen, such as "the second order, ORD-10442". */
  public String choice(String which, SeededRandom random) {
    return grammar.say("choice", Map.of("which", which), random);
  }

  /**
   * Returns what is to be done where a condition holds.
   *
   * @param condition the condition, such as "the order status is shipped"
   * @param clauses what is to be done then and, where there is a second, otherwise
   */
  public String conditional(String condition, List<Clause> clauses, SeededRandom random) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("condition", condition);
    values.put("clause", said(clauses.get(0), random));
    if (clauses.size() > 1) {
      values.put("otherwise", said(clauses.get(1), random));
    }
    Wording text = new Wording();
    text.value(grammar.say(clauses.size() > 1 ? "if else" : "if", values, random), false);
    clauses.forEach(clause -> addRest(clause, text, random));
    return text.toString();
  }
}
