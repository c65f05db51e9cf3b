package io.tdscaling.core.cluster.mining;

import com.google.common.base.Splitter;
import io.tdscaling.core.text.ResourceFiles;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kinds of value that mean the same in every service, told by the name of a field or parameter: an
 * e-mail address, a latitude, a ticker symbol. They are listed in {@code value-kinds.txt}.
 */
final class ValueKinds {
  /** Words in front that say whose value it is, not what kind. */
  private static final Set<String> ROLES =
      Words.set(
          "from to sender recipient user customer contact origin destination departure arrival start"
              + " end home work target source primary center my your base starting ending invitee"
              + " attendee member owner reply new seller buyer");

  private static final Splitter WORDS = Splitter.onPattern("[^\\p{L}\\p{N}]+").omitEmptyStrings();
  private static final Set<String> OF = Words.set("of for to where in e eg from that which");
  private static final int MOST_WORDS = 6;

  /** Kinds that so many things have that only a tool that has to be given one is after it. */
  private static final Set<String> COMMON = Set.of("url");

  /** Kinds whose names in a tool's name are more often a thing: an email is a message. */
  private static final Set<String> ALSO_THINGS =
      Set.of("email address", "phone number", "url", "ticker symbol");

  /** Kinds that tools make, and hand on within their service. */
  private static final Set<String> WORKS = Set.of("image", "audio", "video");

  private static final Set<String> UNMISTAKABLE =
      Set.of("latitude", "longitude", "ticker", "isbn", "doi", "pmid", "cik", "zipcode");

  private static final Set<String> PLACES =
      Set.of("country", "country code", "city", "postal code", "street address", "currency code");

  private static final ValueKinds LISTED = load();

  private final Map<String, List<Entry>> byName = new LinkedHashMap<>();

  /** A kind under one of its names, and the words one of which has to be near that name, if any. */
  private record Entry(String kind, Set<String> context) {}

  private ValueKinds() {}

  /**
   * Returns the kind of value that something of this name is.
   *
   * @param description what is said about it, for names that mean several kinds
   */
  static Optional<String> of(String name, String description) {
    List<String> words = Words.split(name).stream().map(Words::singular).toList();
    int first = 0;
    while (first < words.size() - 1 && ROLES.contains(words.get(first))) {
      first++;
    }
    return LISTED.find(String.join(" ", words.subList(first, words.size())), description);
  }

  /** Returns the kind of value that goes by exactly these words, which need no context. */
  static Optional<String> ofPhrase(String singularWords) {
    return LISTED.find(singularWords, "");
  }

  /** Returns whether the kind is that of many parameters that no tool is about. */
  static boolean isCommon(String kind) {
    return COMMON.contains(kind);
  }

  /** Returns whether the kind is that of works, which creations return. */
  static boolean isWork(String kind) {
    return WORKS.contains(kind);
  }

  /** Returns whether a single word of a text is a kind of value and nothing else. */
  static boolean isUnmistakable(String word) {
    return UNMISTAKABLE.contains(word);
  }

  /** Returns whether the kind says where something is, which everything that is somewhere has. */
  static boolean isPlace(String kind) {
    return PLACES.contains(kind);
  }

  /** Returns whether what goes by the kind's name in a tool's name may well be another thing. */
  static boolean isAlsoThing(String kind) {
    return ALSO_THINGS.contains(kind);
  }

  /**
   * Returns the kind of value that a description says something is: "The zip code of the first
   * city".
   */
  static Optional<String> described(String description) {
    List<String> words = new ArrayList<>();
    for (String word : WORDS.splitToList(description.toLowerCase(Locale.ROOT))) {
      if (OF.contains(word) || words.size() > MOST_WORDS) {
        break;
      }
      words.add(Words.singular(word));
    }
    for (int from = Math.max(0, words.size() - 3); from < words.size(); from++) {
      Optional<String> kind = ofPhrase(String.join(" ", words.subList(from, words.size())));
      if (kind.isPresent() && !isAlsoThing(kind.get())) {
        return kind;
      }
    }
    return Optional.empty();
  }

  private Optional<String> find(String phrase, String description) {
    String text = description.toLowerCase(Locale.ROOT);
    return byName.getOrDefault(phrase, List.of()).stream()
        .filter(
            entry -> entry.context().isEmpty() || entry.context().stream().anyMatch(text::contains))
        .map(Entry::kind)
        .findFirst();
  }

  private static ValueKinds load() {
    ValueKinds kinds = new ValueKinds();
    ResourceFiles.lines(ValueKinds.class, "value-kinds.txt").forEach(kinds::add);
    return kinds;
  }

  /** Takes a line such as {@code phone number: phone, telephone, mobile ~ call sms}. */
  private void add(String line) {
    List<String> sides = Splitter.on(':').limit(2).trimResults().splitToList(line);
    put(sides.get(0), new Entry(sides.get(0), Set.of()));
    for (String name : Splitter.on(',').trimResults().split(sides.get(1))) {
      List<String> parts = Splitter.on('~').trimResults().splitToList(name);
      Set<String> context =
          parts.size() == 1
              ? Set.of()
              : Words.set(parts.get(1)).stream()
                  .map(word -> word.replace('+', ' '))
                  .collect(Collectors.toSet());
      put(parts.get(0), new Entry(sides.get(0), context));
    }
  }

  private void put(String name, Entry entry) {
    byName.computeIfAbsent(name, missing -> new ArrayList<>()).add(entry);
  }
}
