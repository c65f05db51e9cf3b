package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.text.Words;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which URLs lead where. Nearly everything has a URL, so only those that a search of the web finds
 * are taken to tools that open any page.
 */
final class WebPages {
  private static final Set<String> FOUND =
      Words.set(
          "web website webpage page internet engine news article link url site headline blog google"
              + " bing duckduckgo sitemap");
  private static final Set<String> OPENING =
      Words.set(
          "fetch scrape crawl navigate browse goto visit screenshot html markdown webpage website page"
              + " url content web extract article readability");
  private static final Pattern SPECIAL =
      Pattern.compile(
          "youtube|video|image|repo|git|linkedin|instagram|amazon|zillow|tiktok|facebook|twitter|profile"
              + "|pdf|audio|podcast|product|webhook|callback|api endpoint|swagger|openapi|server url"
              + "|base url|database|rss|feed|file|spotify|reddit|booking|github|figma|notion");

  private WebPages() {}

  /** Returns whether a tool finds pages of the web. */
  static boolean isFoundBy(ToolFacts tool) {
    return (tool.effect() == EffectClass.SEARCH || tool.effect() == EffectClass.READ)
        && hasAny(tool, FOUND);
  }

  /** Returns whether a parameter takes the URL of any page. */
  static boolean isOpenedBy(ToolFacts tool, Need need) {
    String about = tool.ref().name() + " " + need.parameter() + " " + need.description();
    return (tool.effect().readsOnly() || tool.effect() == EffectClass.UPDATE)
        && hasAny(tool, OPENING)
        && !SPECIAL.matcher(about.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean hasAny(ToolFacts tool, Set<String> words) {
    return Words.split(tool.ref().name()).stream().map(Words::singular).anyMatch(words::contains)
        || Words.split(tool.entity()).stream().anyMatch(words::contains);
  }
}
