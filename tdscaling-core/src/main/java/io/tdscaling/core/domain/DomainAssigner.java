package io.tdscaling.core.domain;

import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Assigns domains to services that have none, from their names and descriptions. Each word votes
 * for the domains it speaks of by {@code weight × ln(1 + count)}, where words in a name count
 * {@value #IN_NAME} times, in a tool's name {@value #IN_TOOL_NAME} times, and in descriptions once;
 * a word that speaks of several domains splits its vote. The domain with most votes is the primary
 * one, if it has at least {@value #LEAST} votes; others with at least {@value #SHARE} of that come
 * after it, {@value #MOST} in all at most. A service that no domain is sure for stays without. The
 * method, the domains and their words are this library's own. Thread-safe.
 */
public final class DomainAssigner {
  private static final int IN_NAME = 5;
  private static final int IN_TOOL_NAME = 2;
  private static final double LEAST = 2.0;
  private static final double SHARE = 0.6;
  private static final int MOST = 3;

  /** Words of descriptions that are read, so that one long text does not outvote the names. */
  private static final int MOST_WORDS = 60;

  /** What is written without a break, such as {@code YouTube}. */
  private static final Pattern UNBROKEN = Pattern.compile("[\\p{L}\\p{N}]+");

  private static final DomainLexicon LEXICON = DomainLexicon.load();

  private DomainAssigner() {}

  /** Returns the catalog with domains for the services that had none and that one is sure for. */
  public static ToolCatalog complete(ToolCatalog catalog) {
    if (catalog.services().stream().noneMatch(service -> service.domains().isEmpty())) {
      return catalog;
    }
    List<ServiceSpec> services = new ArrayList<>();
    for (ServiceSpec service : catalog.services()) {
      services.add(service.domains().isEmpty() ? withDomains(service) : service);
    }
    return ToolCatalog.of(services);
  }

  private static ServiceSpec withDomains(ServiceSpec service) {
    return new ServiceSpec(
        service.id(),
        service.name(),
        service.description(),
        domains(service),
        service.tools(),
        service.declaration());
  }

  /** Returns the domains that a service's words speak for, the primary one first. */
  public static List<String> domains(ServiceSpec service) {
    Map<String, Double> votes = votes(counts(service));
    double most = votes.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (most < LEAST) {
      return List.of();
    }
    return votes.entrySet().stream()
        .filter(entry -> entry.getValue() >= SHARE * most)
        .sorted(
            Comparator.<Map.Entry<String, Double>>comparingDouble(entry -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Integer> counts(ServiceSpec service) {
    Map<String, Integer> counts = new TreeMap<>();
    count(service.id(), IN_NAME, counts);
    count(service.name(), IN_NAME, counts);
    count(service.description(), 1, counts);
    for (ToolSpec tool : service.tools()) {
      count(tool.ref().name(), IN_TOOL_NAME, counts);
      count(tool.description(), 1, counts);
    }
    return counts;
  }

  private static void count(String text, int weight, Map<String, Integer> counts) {
    String read = text.substring(0, Math.min(text.length(), MOST_WORDS * 10));
    words(read).limit(MOST_WORDS).forEach(word -> counts.merge(word, weight, Integer::sum));
  }

  /**
   * Returns the words of a text in the singular. A name with capitals inside is one word where the
   * lexicon knows it as such, as it does {@code YouTube}.
   */
  static Stream<String> words(String text) {
    return UNBROKEN.matcher(text).results().map(MatchResult::group).flatMap(DomainAssigner::parts);
  }

  private static Stream<String> parts(String unbroken) {
    String whole = Words.singular(unbroken.toLowerCase(Locale.ROOT));
    return LEXICON.knows(whole)
        ? Stream.of(whole)
        : Words.split(unbroken).stream().map(Words::singular);
  }

  private static Map<String, Double> votes(Map<String, Integer> counts) {
    Map<String, Double> votes = new HashMap<>();
    counts.forEach(
        (word, count) ->
            LEXICON
                .votes(word)
                .forEach(
                    vote ->
                        votes.merge(
                            vote.domain(), vote.weight() * StrictMath.log1p(count), Double::sum)));
    return votes;
  }
}
