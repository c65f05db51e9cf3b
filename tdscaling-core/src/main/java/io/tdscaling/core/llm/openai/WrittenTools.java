package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.util.RawValue;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.Caches;
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * The tools of a request as JSON. It is written once for a conversation, which offers the same list
 * at each of its turns, and what is said of a tool once for all.
 */
final class WrittenTools {
  private static final int MOST_TOOLS = 20_000;
  private static final int MOST_OFFERS = 2_048;

  private static final IdentityCache<ToolSpec, Parts> PARTS =
      new IdentityCache<>(MOST_TOOLS, Parts::of);

  private static final LoadingCache<List<OfferedTool>, RawValue> OFFERS =
      Caches.ofAtMost(MOST_OFFERS).weakKeys().build(WrittenTools::written);

  private WrittenTools() {}

  /** What is said of a tool, as JSON. */
  private record Parts(SerializedString description, SerializedString parameters) {
    static Parts of(ToolSpec tool) {
      return new Parts(
          new SerializedString(Json.quoted(WellFormed.text(tool.description()))),
          new SerializedString(Json.compact(tool.inputSchema())));
    }
  }

  /** Returns tools as a JSON array. */
  static RawValue of(List<OfferedTool> tools) {
    return OFFERS.get(tools);
  }

  private static RawValue written(List<OfferedTool> tools) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Json.MAPPER.createGenerator(text)) {
      out.writeStartArray();
      for (OfferedTool tool : tools) {
        write(tool, out);
      }
      out.writeEndArray();
    }
    return new RawValue(new SerializedString(text.toString()));
  }

  private static void write(OfferedTool tool, JsonGenerator out) throws IOException {
    Parts parts = PARTS.get(tool.spec());
    out.writeStartObject();
    out.writeStringField("type", "function");
    out.writeObjectFieldStart("function");
    out.writeStringField("name", tool.name());
    out.writeFieldName("description");
    out.writeRawValue(parts.description());
    out.writeFieldName("parameters");
    out.writeRawValue(parts.parameters());
    out.writeEndObject();
    out.writeEndObject();
  }
}
