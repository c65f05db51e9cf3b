package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;

/** A form in JSON that an answer is to have. */
interface AnswerForm {
  /** Returns the schema that the text of the answer has to fit, for the server. */
  JsonNode schema();

  /**
   * Returns the question, with what the model has to be told about the form.
   *
   * @param spelled whether the form has to be told in full, since the server does not see to it
   */
  LlmRequest asked(boolean spelled);

  /** Returns what an answer means. */
  LlmReply read(LlmReply reply) throws UnusableException;
}
