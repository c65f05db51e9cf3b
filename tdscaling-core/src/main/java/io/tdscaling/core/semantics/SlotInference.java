package io.tdscaling.core.semantics;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what each top-level parameter is for. */
final class SlotInference {
  private static final Set<String> PAGING =
      Words.set(
          "limit offset page cursor perpage pagesize pagetoken pagenumber skip top maxresults size"
              + " numresults maxcount batchsize count nextpagetoken nexttoken pagecursor resultsperpage"
              + " maxitems startindex first after before pageindex startingafter endingbefore take"
              + " nextcursor startcursor pagelimit resultcount numberofresults maxpages startat pageno"
              + " fetchallpages");
  private static final Set<String> NUMERIC_PAGING =
      Words.set("page size count top first take skip limit offset");
  private static final Set<String> BOUND_PAGING = Words.set("after before");
  private static final Set<String> QUERIES =
      Words.set(
          "query q keyword keywords search searchquery searchterm searchterms searchtext term terms"
              + " querystring searchstring searchkeyword searchkeywords queries querytext freetext"
              + " phrase question searchphrase");
  private static final Set<String> OWN_NAMES = Words.set("name key");
  private static final Set<String> CODES =
      Words.set(
          "code sql script command cmd kql javascript sqlquery pythoncode cypher shellcommand jscode"
              + " sourcecode codesnippet sqlstatement expression jql soql cypherquery commands");
  private static final Pattern QUERY_LANGUAGE =
      Pattern.compile(
          "\\b(sql|kql|cypher|graphql|promql|sparql|kusto|soql|jq expression|aggregation pipeline)\\b|mysql",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ABOUT_CODE =
      Pattern.compile(
          "\\b(source code|code to (run|execute|evaluate|analy[sz]e|validate|check|format)|snippets?|script"
              + "|python|javascript|java|typescript|html|executes?|lint|solidity)\\b",
          Pattern.CASE_INSENSITIVE);

  private SlotInference() {}

  static List<Slot> infer(ToolSpec tool, String entity, EffectClass effect) {
    Set<String> required = new LinkedHashSet<>();
    tool.inputSchema().path("required").forEach(name -> required.add(name.asText()));
    List<Slot> slots = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property :
        tool.inputSchema().path("properties").properties()) {
      String name = property.getKey();
      SlotKind kind = lexical(tool, name, property.getValue());
      Optional<String> named =
          kind == SlotKind.VALUE ? identified(name, property.getValue(), entity) : Optional.empty();
      slots.add(
          new Slot(
              name,
              named.isPresent() ? SlotKind.IDENTIFIER : kind,
              named.orElse(""),
              required.contains(name)));
    }
    return ownName(slots, entity, effect);
  }

  private static SlotKind lexical(ToolSpec tool, String name, JsonNode schema) {
    String joined = String.join("", Words.split(name));
    if (isPaging(joined, schema)) {
      return SlotKind.PAGING;
    }
    if (!takesText(schema)) {
      return SlotKind.VALUE;
    }
    if (QUERIES.contains(joined)) {
      return inQueryLanguage(tool, schema) ? SlotKind.CODE : SlotKind.QUERY;
    }
    return CODES.contains(joined) && isCode(tool, joined, schema) ? SlotKind.CODE : SlotKind.VALUE;
  }

  private static boolean isPaging(String joined, JsonNode schema) {
    if (!PAGING.contains(joined)) {
      return false;
    }
    if (BOUND_PAGING.contains(joined)) {
      return schema.path("description").asText().contains("cursor");
    }
    return !NUMERIC_PAGING.contains(joined) || !schema.path("type").asText().equals("object");
  }

  private static boolean inQueryLanguage(ToolSpec tool, JsonNode schema) {
    return QUERY_LANGUAGE.matcher(schema.path("description").asText()).find()
        || QUERY_LANGUAGE.matcher(tool.ref().name().replace('_', ' ').replace('-', ' ')).find();
  }

  /** A parameter called "code" may also be a country's, a coupon's or a verification code. */
  private static boolean isCode(ToolSpec tool, String joined, JsonNode schema) {
    return !joined.equals("code")
        || ABOUT_CODE.matcher(schema.path("description").asText()).find()
        || ABOUT_CODE.matcher(tool.description()).find();
  }

  private static Optional<String> identified(String name, JsonNode schema, String entity) {
    boolean closed = schema.has("enum") || schema.has("const");
    return !closed && takesScalars(schema)
        ? IdentifierNames.entity(name, entity)
        : Optional.empty();
  }

  /**
   * A tool that acts on a thing and has a parameter "name" or "key", but no other that names it,
   * means its name.
   */
  private static List<Slot> ownName(List<Slot> slots, String entity, EffectClass effect) {
    boolean acts =
        effect == EffectClass.READ || effect == EffectClass.UPDATE || effect == EffectClass.DELETE;
    if (!acts || slots.stream().anyMatch(slot -> slot.names(entity))) {
      return slots;
    }
    slots.replaceAll(
        slot ->
            OWN_NAMES.contains(slot.parameter()) && slot.required()
                ? new Slot(slot.parameter(), SlotKind.IDENTIFIER, entity, true)
                : slot);
    return slots;
  }

  private static boolean takesText(JsonNode schema) {
    String type = schema.path("type").asText("string");
    return !schema.has("enum") && (type.equals("string") || type.equals("array") || type.isEmpty());
  }

  private static boolean takesScalars(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.asText().equals("array")) {
      return !schema.path("items").path("type").asText("string").equals("object");
    }
    return !type.asText().equals("object") && !type.asText().equals("boolean");
  }
}
