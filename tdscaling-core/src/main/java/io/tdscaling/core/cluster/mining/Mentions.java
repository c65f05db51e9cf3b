package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tools of a service that texts of the same service name. */
final class Mentions {
  private static final int LOOKED_AT = 4_000;
  private static final int NEAR = 60;

  /** Tools that one text can name as sources. */
  private static final int MOST_NAMED = 8;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*");

  /** What stands before the name of a tool that is another way, or that comes later. */
  private static final Pattern NOT_A_SOURCE =
      Pattern.compile(
          "\\b(same (\\w+ ){0,3}as|as in|unlike|instead of|rather than|not (from|with|for|to)|pass(ed)?"
              + " (it |this )?to|(for )?use (with|in|by)|prefer|similar to|see also|equivalent to"
              + "|plutôt que|feeds?|then)\\W*$");

  /** What stands before the name of a tool whose result or effect is needed. */
  private static final Pattern SOURCE =
      Pattern.compile(
          "\\b((returned|obtained|retrieved|provided|given|found|listed|discovered|created|issued|started"
              + "|opened|generated)( first| earlier)? (by|from|via|through|using|with|in)|from( the| an?)?"
              + "|after( calling| running| using)?|requires?( calling)?|must( first)?"
              + " (call|run|use|invoke)|call|first use|first call)\\W*(the |an? )?\\W*$");

  /** What stands before or after a name where the tool has to be called first. */
  private static final Pattern USE = Pattern.compile("\\b(use|run|call|invoke|using)( the)?\\W*$");

  private static final Pattern FIRST =
      Pattern.compile(
          "^\\W*(tool |function )?(first|before|beforehand|to (get|find|obtain|look up|discover|list|retrieve"
              + "|fetch|resolve|search for) (the |an? |valid |available |correct )?[\\w ]{0,24}"
              + "\\b(ids?|keys?|names?|identifiers?|tokens?|slugs?|symbols?)\\b)");

  /** What stands before the name of a tool that a parameter's value comes from. */
  private static final Pattern WAY =
      Pattern.compile("\\b(via|see|through|with|by|de|par|avec)( the| an?)?\\W*$");

  private final Map<String, ToolFacts> byName = new HashMap<>();

  Mentions(List<ToolFacts> service) {
    for (ToolFacts tool : service) {
      String name = tool.ref().name();
      if (Words.split(name).size() > 1) {
        byName.putIfAbsent(name.toLowerCase(Locale.ROOT), tool);
      }
    }
  }

  /** Returns the tools that a parameter's description gives as where its value comes from. */
  List<ToolFacts> sourcesOf(String description, ToolFacts reader) {
    return find(description, reader, true);
  }

  /** Returns the tools that a tool's description says have to be called before it. */
  List<ToolFacts> neededFirst(ToolFacts reader) {
    return find(reader.spec().description(), reader, false);
  }

  private List<ToolFacts> find(String text, ToolFacts reader, boolean aboutValue) {
    String seen = text.substring(0, Math.min(LOOKED_AT, text.length()));
    List<ToolFacts> found = new ArrayList<>();
    Matcher words = WORD.matcher(seen);
    while (found.size() < MOST_NAMED && words.find()) {
      ToolFacts tool = byName.get(trimmed(words.group()).toLowerCase(Locale.ROOT));
      if (tool != null && !tool.equals(reader) && !found.contains(tool)) {
        String before = seen.substring(Math.max(0, words.start() - NEAR), words.start());
        String after = seen.substring(words.end(), Math.min(seen.length(), words.end() + NEAR));
        if (isSource(before.toLowerCase(Locale.ROOT), after.toLowerCase(Locale.ROOT), aboutValue)) {
          found.add(tool);
        }
      }
    }
    return found;
  }

  private static boolean isSource(String before, String after, boolean aboutValue) {
    if (NOT_A_SOURCE.matcher(before).find()) {
      return false;
    }
    boolean used = USE.matcher(before).find();
    return SOURCE.matcher(before).find()
        || (used && FIRST.matcher(after).find())
        || (aboutValue && (used || WAY.matcher(before).find()));
  }

  private static String trimmed(String word) {
    int end = word.length();
    while (end > 0 && ".-".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }
}
