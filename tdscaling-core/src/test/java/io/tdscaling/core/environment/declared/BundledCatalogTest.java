package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundledCatalogTest {
  private final List<ServiceSpec> services = BundledCatalog.services();
  private final List<ToolSpec> tools =
      services.stream().flatMap(service -> service.tools().stream()).toList();

  @Test
  void services_bundled_areManyAndOfManyDomains() {
    assertThat(services).hasSizeGreaterThanOrEqualTo(8);
    assertThat(services.stream().map(service -> service.domains().get(0)).distinct())
        .hasSizeGreaterThanOrEqualTo(8);
    assertThat(tools).hasSizeGreaterThanOrEqualTo(56);
  }

  @Test
  void services_bundled_nameEachToolOnce() {
    Set<String> names = new HashSet<>();
    for (ToolSpec tool : tools) {
      assertThat(tool.ref().name()).matches("[a-z_]{1,64}");
      assertThat(names.add(tool.ref().name())).as(tool.ref().toString()).isTrue();
    }
  }

  @Test
  void services_bundled_describeEveryToolAndParameter() {
    for (ToolSpec tool : tools) {
      assertThat(tool.description()).as(tool.ref().toString()).endsWith(".");
      for (Map.Entry<String, JsonNode> property :
          tool.inputSchema().path("properties").properties()) {
        String description = property.getValue().path("description").asText();
        assertThat(description).as(tool.ref() + " " + property.getKey()).endsWith(".");
      }
    }
  }

  @Test
  void services_bundled_haveUsableSchemas() {
    SchemaValidator validator = new SchemaValidator();
    for (ToolSpec tool : tools) {
      assertThat(validator.defect(tool.inputSchema())).as(tool.ref().toString()).isEmpty();
      JsonNode output = tool.outputSchema();
      assertThat(output).isNotNull();
      assertThat(validator.defect(output)).as(tool.ref().toString()).isEmpty();
    }
  }
}
