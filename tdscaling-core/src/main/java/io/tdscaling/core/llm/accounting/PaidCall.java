package io.tdscaling.core.llm.accounting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.json.Json;
import java.math.BigDecimal;

/**
 * A request that was sent to a model.
 *
 * @param purpose what it was for
 * @param model the model
 * @param usage tokens that the server reported, or all that was reserved where nothing came
 * @param cost what they cost; 0 where no prices are known
 * @param confirmed whether the server answered
 */
record PaidCall(
    Purpose purpose, String model, TokenUsage usage, BigDecimal cost, boolean confirmed) {
  ObjectNode write() {
    ObjectNode call = Json.object().put("model", model);
    call.put("role", purpose.role()).put("index", purpose.index()).put("turn", purpose.turn());
    call.put("repair", purpose.repair());
    Account.put(usage, call);
    return call.put("cost", cost.stripTrailingZeros().toPlainString()).put("confirmed", confirmed);
  }

  static PaidCall read(JsonNode call) {
    return new PaidCall(
        new Purpose(
            call.path("role").asText(),
            call.path("index").asLong(),
            call.path("turn").asInt(),
            call.path("repair").asInt()),
        call.path("model").asText(),
        Account.usage(call),
        new BigDecimal(call.path("cost").asText("0")),
        call.path("confirmed").asBoolean(true));
  }
}
