package io.tdscaling.sandbox.family.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeStep;
import io.tdscaling.api.code.CodeTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of a solution without what is easily varied: names are numbered as they appear, literals
 * are their kind, comments and data are left out.
 */
final class NormalCode {
  private static final int SHINGLE = 5;

  /** Written in a literal of records, all lines of which look alike. */
  private static final Pattern DATA_LINE =
      Pattern.compile("(?m)^    (?:\\{.*\\}|[A-Z]\\w*\\(.*\\)),$");

  private static final Pattern TOKEN =
      Pattern.compile(
          "#[^\\n]*|--[^\\n]*\\n|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'"
              + "|[A-Za-z_]\\w*|\\d+(?:\\.\\d+)?|\\S");

  private static final Set<String> KNOWN =
      new HashSet<>(
          Arrays.asList(
              ("False None True and as def elif else for from if import in is lambda not or return with"
                      + " class break continue while try except raise sum min max sorted len round print"
                      + " open set list dict zip enumerate range map next any all abs float int str"
                      + " Counter defaultdict namedtuple dataclass itemgetter statistics json csv Path"
                      + " date datetime timedelta Decimal ROUND_HALF_UP accumulate pairwise heapq bisect"
                      + " calendar key reverse get items values keys split append sort strftime read_text"
                      + " load loads DictReader reader quantize mean median stdev fmean quantiles"
                      + " select distinct where group by order having limit join left inner on union"
                      + " except intersect case when then end between like null exists over partition"
                      + " row_number rank dense_rank lag lead count avg total coalesce ifnull julianday"
                      + " strftime substr cast real integer with recursive desc asc pragma table_info"
                      + " sqlite_master offset using rows preceding"
                      + " grep head tail wc cut uniq diff find sed cat ls sort n r c u k t d f i v e o h"
                      + " l w name type")
                  .split(" ", -1)));

  private NormalCode() {}

  /** Returns the sequences of five tokens that the code of a solution has. */
  static Set<String> shingles(CodeTask task) {
    List<String> tokens = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (CodeStep step : task.solution()) {
      step.calls().forEach(call -> addTokens(call, names, tokens));
    }
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i <= Math.max(0, tokens.size() - SHINGLE); i++) {
      shingles.add(String.join(" ", tokens.subList(i, Math.min(tokens.size(), i + SHINGLE))));
    }
    return shingles;
  }

  private static void addTokens(CodeCall call, Map<String, String> names, List<String> tokens) {
    tokens.add("<" + call.tool() + ">");
    if (call.tool().equals("write_file")) {
      return;
    }
    for (JsonNode argument : call.arguments()) {
      Matcher token = TOKEN.matcher(DATA_LINE.matcher(argument.asText()).replaceAll(""));
      while (token.find()) {
        String normal = normal(token.group(), names);
        if (!normal.isEmpty()) {
          tokens.add(normal);
        }
      }
    }
  }

  private static String normal(String token, Map<String, String> names) {
    char first = token.charAt(0);
    if (first == '#' || token.startsWith("--")) {
      return "";
    }
    if (first == '"' || first == '\'') {
      return "TEXT";
    }
    if (Character.isDigit(first)) {
      return "NUMBER";
    }
    boolean known = KNOWN.contains(token) || KNOWN.contains(token.toLowerCase(Locale.ROOT));
    return known || !Character.isJavaIdentifierStart(first)
        ? token
        : names.computeIfAbsent(token, name -> "v" + names.size());
  }

  /** Returns how much two sets have in common, from 0 to 1. */
  static double jaccard(Set<String> a, Set<String> b) {
    long common = a.stream().filter(b::contains).count();
    return (double) common / (a.size() + b.size() - common);
  }
}
