/** Records and one-method interfaces that callers of TDScaling read and implement. */
module io.tdscaling.api {
  requires transitive com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;

  exports io.tdscaling.api.agent;
  exports io.tdscaling.api.blueprint;
  exports io.tdscaling.api.chat;
  exports io.tdscaling.api.cluster;
  exports io.tdscaling.api.code;
  exports io.tdscaling.api.environment;
  exports io.tdscaling.api.evolution;
  exports io.tdscaling.api.llm;
  exports io.tdscaling.api.metric;
  exports io.tdscaling.api.synthesis;
  exports io.tdscaling.api.tool;
  exports io.tdscaling.api.trajectory;
  exports io.tdscaling.api.verify;
}
