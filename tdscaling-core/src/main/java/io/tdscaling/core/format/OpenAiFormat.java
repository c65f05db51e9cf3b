package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trajectories as JSON objects of the form that OpenAI's chat and fine-tuning interfaces use:
 * {@code {"messages": […], "tools": […], "metadata": {…}}}. Arguments of calls are a string of
 * JSON.
 */
public final class OpenAiFormat {
  private OpenAiFormat() {}

  /** Returns the record of a trajectory. It shares the tools' schemas: do not modify these. */
  public static ObjectNode write(Trajectory trajectory) {
    ObjectNode record = Json.object();
    record.set("messages", MessageWriter.messages(trajectory.messages()));
    record.set("tools", ToolWriter.tools(trajectory.tools()));
    record.set("metadata", MetadataWriter.metadata(trajectory));
    return record;
  }

  /**
   * Reads a record that {@link #write} made. Output schemas and annotations of its tools are not in
   * it and come back empty.
   *
   * @throws FormatException if anything is not as {@code write} writes it
   */
  public static Trajectory readExported(JsonNode record) throws FormatException {
    return readExported(record, ref -> Optional.empty());
  }

  /**
   * Reads a record that {@link #write} made, with the full specs of its tools.
   *
   * @param record the record
   * @param catalog the tools as they were; one that it does not have comes from the record alone
   * @throws FormatException if anything is not as {@code write} writes it, or a tool is not as in
   *     the catalog
   */
  public static Trajectory readExported(
      JsonNode record, Function<ToolRef, Optional<ToolSpec>> catalog) throws FormatException {
    return new ExportedReader(catalog).read(record);
  }

  /**
   * Reads a record of any dataset in OpenAI form. Tools may be absent, a JSON string, or in MCP's
   * shape; arguments may be objects; contents may be null or lists of parts; calls may be of the
   * old {@code function_call} sort. What the record does not say is empty or zero in the
   * trajectory.
   *
   * @param record the record, an object with {@code messages}
   * @param index index of the record in its dataset
   * @throws FormatException if there is no conversation in it
   */
  public static Trajectory readForeign(JsonNode record, long index) throws FormatException {
    return ForeignReader.read(record, index);
  }

  /**
   * Reads a record of any dataset, as an export of this library where it is one.
   *
   * @throws FormatException if it is neither
   */
  public static Trajectory read(JsonNode record, long index) throws FormatException {
    JsonNode metadata = record.path("metadata");
    boolean exported = metadata.path("notes").isArray() && metadata.has("blueprint");
    return exported ? readExported(record) : readForeign(record, index);
  }
}
