package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.Caches;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.List;

/**
 * The tools of a request. What is said of a tool is written once and remembered, for it is sent
 * with every turn.
 */
final class WrittenTools extends JsonSerializable.Base {
  private static final int MAX_CACHED = 20_000;

  private static final LoadingCache<ToolSpec, Parts> PARTS =
      Caches.ofAtMost(MAX_CACHED).weakKeys().build(Parts::of);

  private final List<OfferedTool> tools;

  WrittenTools(List<OfferedTool> tools) {
    this.tools = tools;
  }

  /** What is said of a tool, as JSON. */
  private record Parts(SerializedString description, SerializedString parameters) {
    static Parts of(ToolSpec tool) {
      return new Parts(
          new SerializedString(Json.quoted(WellFormed.text(tool.description()))),
          new SerializedString(Json.compact(tool.inputSchema())));
    }
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    out.writeStartArray();
    for (OfferedTool tool : tools) {
      write(tool, out);
    }
    out.writeEndArray();
  }

  @Override
  public void serializeWithType(
      JsonGenerator out, SerializerProvider provider, TypeSerializer types) throws IOException {
    serialize(out, provider);
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
