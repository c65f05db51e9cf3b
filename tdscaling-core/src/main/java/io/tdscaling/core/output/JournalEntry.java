package io.tdscaling.core.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.PlanningTrouble;
import io.tdscaling.core.json.Json;
import java.util.EnumMap;
import java.util.Map;

/**
 * One attempt in the journal of a run.
 *
 * @param index index of the attempt
 * @param ends how long each file of records is with this attempt, in bytes
 * @param trouble what went wrong while it was planned
 * @param spent what models had to do with it, as the engine writes it
 */
record JournalEntry(long index, Map<RunFile, Long> ends, PlanningTrouble trouble, JsonNode spent) {
  ObjectNode write() {
    ObjectNode entry = Json.object().put("index", index);
    ObjectNode lengths = entry.putObject("bytes");
    for (RunFile file : RunFile.RECORDS) {
      lengths.put(file.label(), ends.getOrDefault(file, 0L));
    }
    if (!trouble.equals(PlanningTrouble.NONE)) {
      entry.set("trouble", Json.tree(trouble));
    }
    if (!spent.isEmpty()) {
      entry.set("spent", spent);
    }
    return entry;
  }

  static JournalEntry read(JsonNode entry) throws JsonProcessingException {
    Map<RunFile, Long> ends = new EnumMap<>(RunFile.class);
    for (RunFile file : RunFile.RECORDS) {
      ends.put(file, entry.path("bytes").path(file.label()).asLong(-1));
    }
    PlanningTrouble trouble =
        entry.has("trouble")
            ? Json.MAPPER.treeToValue(entry.get("trouble"), PlanningTrouble.class)
            : PlanningTrouble.NONE;
    JsonNode spent = entry.has("spent") ? entry.get("spent") : Json.object();
    return new JournalEntry(entry.path("index").asLong(-1), ends, trouble, spent);
  }

  /** Returns the length of a file with this attempt, in bytes. */
  long end(RunFile file) {
    return ends.getOrDefault(file, 0L);
  }
}
