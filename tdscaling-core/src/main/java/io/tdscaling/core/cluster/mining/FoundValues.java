package io.tdscaling.core.cluster.mining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kinds of value that things of a sort come with everywhere: a web page that was found has a URL, a
 * place a latitude. They are told by the last words of the thing.
 */
final class FoundValues {
  private static final Map<String, List<String>> BY_THING = table();

  private FoundValues() {}

  /** Returns the kinds of value that finding such a thing tells. */
  static List<String> of(String thing) {
    return BY_THING.getOrDefault(thing, List.of());
  }

  private static Map<String, List<String>> table() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    put(table, "web page, webpage, web, website, internet, web result, search result", "url");
    put(table, "news, news article, news headline, headline, blog post, top headline", "url");
    put(table, "place, nearby place, location, current location, poi", "latitude", "longitude");
    put(table, "geocode, coordinate, geolocation, landmark", "latitude", "longitude");
    put(table, "stock, stock symbol, stock ticker, listed company", "ticker symbol");
    put(table, "contact, lead, crm contact, attendee, candidate", "email address");
    put(table, "book", "isbn");
    put(table, "airport, nearest airport", "airport code");
    put(table, "supported currency, available currency, currency", "currency code");
    put(table, "image, photo, stock photo, picture", "image url");
    put(table, "pubmed article, pubmed", "pmid");
    put(table, "arxiv paper, arxiv", "arxiv id");
    put(table, "commit, git commit, recent commit", "commit sha");
    put(table, "wallet, wallet address", "wallet address");
    put(table, "token pair, token contract", "contract address");
    return table;
  }

  private static void put(Map<String, List<String>> table, String things, String... kinds) {
    for (String thing : things.split(", ", -1)) {
      table.put(thing, List.of(kinds));
    }
  }
}
