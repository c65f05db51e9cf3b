package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.List;
import java.util.TreeMap;

/** Reads conversations from datasets that others made, taking what is there. */
final class ForeignReader {
  private ForeignReader() {}

  static Trajectory read(JsonNode node, long index) throws FormatException {
    Place record = Place.root(node);
    record.object();
    Place messages = record.member("messages");
    List<Message> conversation = new ForeignMessages().read(messages);
    if (conversation.isEmpty()) {
      throw new FormatException("messages must not be empty");
    }
    return new Trajectory(
        id(record, index),
        ForeignTools.read(record.firstMember("tools", "functions")),
        conversation,
        List.of(),
        new TreeMap<>(),
        "",
        new Provenance(0, index, "", "", 0, new TreeMap<>(), TokenUsage.NONE));
  }

  private static String id(Place record, long index) {
    JsonNode id = record.member("id").node();
    return id.isValueNode() && !id.isNull() ? id.asText() : "record-" + index;
  }
}
