package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundledCatalogTest {
  private final List<ServiceSpec> services = BundledCatalog.services();
  private final List<ToolSpec> tools =
      services.stream().flatMap(service -> service.tools().stream()).toList();

  @Test
  void services_bundled_areManyAndOfManyDomains() {
    assertThat(services).hasSizeGreaterThanOrEqualTo(21);
    assertThat(services.stream().map(service -> service.domains().get(0)).distinct())
        .hasSizeGreaterThanOrEqualTo(21);
    assertThat(tools).hasSizeGreaterThanOrEqualTo(300);
  }

  @Test
  void services_bundled_haveNineToolsOrMoreOfManyEffects() {
    for (ServiceSpec service : services) {
      assertThat(service.tools()).as(service.id()).hasSizeGreaterThanOrEqualTo(9);
      Service read = ServiceReader.read(Objects.requireNonNull(service.declaration()), "");
      assertThat(read.tools().values().stream().map(Tool::effect).distinct())
          .as(service.id())
          .hasSizeGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void services_bundled_nameEachEntityOnceAndFormItsIdsLikeNoOther() {
    Set<String> names = new HashSet<>();
    Set<String> prefixes = new HashSet<>();
    for (ServiceSpec service : services) {
      Service read = ServiceReader.read(Objects.requireNonNull(service.declaration()), "");
      for (Entity entity : read.entities().values()) {
        assertThat(names.add(entity.name())).as(entity.name()).isTrue();
        assertThat(prefixes.add(entity.idFormat().replaceAll("[-#?].*", "")))
            .as(entity.idFormat())
            .isTrue();
      }
    }
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
