package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Kinds of value that a tool returns by its name: {@code address_to_coordinates}. */
final class ReturnedByName {
  private static final Set<String> GIVEN =
      Words.set("by for from using with of in at near on based given and");
  private static final Set<String> LATITUDE_AND_LONGITUDE =
      Words.set("geocode geocoding coordinate coordinates latlng latlong geolocate");

  private ReturnedByName() {}

  /**
   * Returns the kinds.
   *
   * @param name the tool's name
   * @param entity what the tool is about
   */
  static Set<String> kinds(String name, String entity) {
    Set<String> kinds = new LinkedHashSet<>();
    List<String> words = returned(Words.split(name).stream().map(Words::singular).toList());
    for (int from = Math.max(0, words.size() - 3); from < words.size(); from++) {
      ValueKinds.ofPhrase(String.join(" ", words.subList(from, words.size())))
          .ifPresent(kinds::add);
    }
    ValueKinds.ofPhrase(entity).ifPresent(kinds::add);
    kinds.removeIf(ValueKinds::isAlsoThing);
    boolean geocodes = words.stream().anyMatch(LATITUDE_AND_LONGITUDE::contains);
    if (geocodes && !words.contains("reverse")) {
      kinds.add("latitude");
      kinds.add("longitude");
    }
    return kinds;
  }

  /** Returns the words that say what is returned: those after "to", or before what is given. */
  private static List<String> returned(List<String> words) {
    int to = Math.max(words.lastIndexOf("to"), words.lastIndexOf("2"));
    if (to > 0 && to < words.size() - 1) {
      return words.subList(to + 1, words.size());
    }
    for (int i = 1; i < words.size(); i++) {
      if (GIVEN.contains(words.get(i))) {
        return words.subList(0, i);
      }
    }
    return words;
  }
}
