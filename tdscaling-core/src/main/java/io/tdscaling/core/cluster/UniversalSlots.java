package io.tdscaling.core.cluster;

import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kinds of value that mean the same in every service, told by the name of a field or parameter. A
 * bare {@code address} is none of them, since it may be a street, a mailbox, a wallet or a host.
 */
final class UniversalSlots {
  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("email", "email"),
          Map.entry("email address", "email"),
          Map.entry("mail", "email"),
          Map.entry("phone", "phone"),
          Map.entry("phone number", "phone"),
          Map.entry("url", "url"),
          Map.entry("page url", "url"),
          Map.entry("website", "url"),
          Map.entry("website url", "url"),
          Map.entry("city", "city"),
          Map.entry("city name", "city"),
          Map.entry("country", "country"),
          Map.entry("country name", "country"),
          Map.entry("country code", "country code"),
          Map.entry("street address", "address"),
          Map.entry("postal code", "postal code"),
          Map.entry("zip code", "postal code"),
          Map.entry("ticker", "ticker"),
          Map.entry("ticker symbol", "ticker"),
          Map.entry("stock symbol", "ticker"),
          Map.entry("currency", "currency"),
          Map.entry("currency code", "currency"),
          Map.entry("base currency", "currency"),
          Map.entry("latitude", "latitude"),
          Map.entry("lat", "latitude"),
          Map.entry("longitude", "longitude"),
          Map.entry("lng", "longitude"),
          Map.entry("lon", "longitude"),
          Map.entry("isbn", "isbn"),
          Map.entry("doi", "doi"),
          Map.entry("ip address", "ip address"),
          Map.entry("ip", "ip address"));

  /** Words in front that do not change what the value is. */
  private static final Set<String> ROLES =
      Set.of(
          "from",
          "to",
          "sender",
          "recipient",
          "user",
          "customer",
          "contact",
          "origin",
          "destination",
          "departure",
          "arrival",
          "start",
          "end",
          "home",
          "work",
          "target",
          "source",
          "primary");

  private UniversalSlots() {}

  /** Returns the universal kind of a name, if it has one. */
  static Optional<String> of(String name) {
    List<String> words = Words.split(name).stream().map(Words::singular).toList();
    int first = 0;
    while (first < words.size() - 1 && ROLES.contains(words.get(first))) {
      first++;
    }
    return Optional.ofNullable(BY_NAME.get(String.join(" ", words.subList(first, words.size()))));
  }
}
