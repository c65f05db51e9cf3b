package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearCopiesTest {
  private static final List<String> NAMES =
      List.of("list_boards", "get_board", "create_card", "move_card", "archive_card", "add_label");
  private static final ServiceSpec ORIGINAL = service("boards", NAMES, "open_report");
  private static final ServiceSpec COPY = service("boards-copy", NAMES);
  private static final ServiceSpec MAIL = service("mail", List.of("send_mail", "list_mails"));
  private static final ToolCluster CLUSTER =
      new ToolCluster(
          "c1",
          List.of("Productivity"),
          tools(ref("boards", "list_boards"), ref("boards", "get_board"), ref("mail", "send_mail")),
          List.of(
              new ToolDependency(
                  ref("boards", "list_boards"), "id", ref("boards", "get_board"), "board_id", 1)));

  private final NearCopies copies = NearCopies.of(ToolCatalog.of(List.of(ORIGINAL, COPY, MAIL)));

  @Test
  void variants_ofAClusterWithACopiedService_haveTheCopysToolsAndDependencies() {
    List<ToolCluster> variants = copies.variants(CLUSTER);

    assertThat(variants).hasSize(1);
    ToolCluster variant = variants.get(0);
    assertThat(variant.id()).isEqualTo("c1");
    assertThat(variant.tools().stream().map(ToolSpec::ref))
        .containsExactly(
            ref("boards-copy", "list_boards"),
            ref("boards-copy", "get_board"),
            ref("mail", "send_mail"));
    assertThat(variant.dependencies())
        .containsExactly(
            CLUSTER
                .dependencies()
                .get(0)
                .between(ref("boards-copy", "list_boards"), ref("boards-copy", "get_board")));
  }

  @Test
  void variants_toolThatTheCopyLacks_isLeftOut() {
    ToolCluster wider =
        new ToolCluster(
            "c2",
            List.of(),
            tools(ref("boards", "open_report"), ref("boards", "add_label")),
            List.of());
    ToolCluster onlyThat =
        new ToolCluster("c3", List.of(), tools(ref("boards", "open_report")), List.of());

    assertThat(copies.variants(wider).get(0).tools().stream().map(ToolSpec::ref))
        .containsExactly(ref("boards-copy", "add_label"));
    assertThat(copies.variants(onlyThat)).isEmpty();
  }

  @Test
  void tools_areThoseThatOnlyVariantsHave() {
    assertThat(copies.tools(List.of(CLUSTER)))
        .containsExactly(ref("boards-copy", "get_board"), ref("boards-copy", "list_boards"));
    assertThat(NearCopies.NONE.tools(List.of(CLUSTER))).isEmpty();
  }

  private static List<ToolSpec> tools(ToolRef... refs) {
    return Stream.of(refs)
        .map(
            ref ->
                Stream.of(ORIGINAL, COPY, MAIL)
                    .flatMap(service -> service.tools().stream())
                    .filter(tool -> tool.ref().equals(ref))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  private static ServiceSpec service(String id, List<String> names, String... more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(more));
    List<ToolSpec> tools = all.stream().map(name -> tool(id, name)).toList();
    return new ServiceSpec(id, id, "", List.of("Productivity"), tools, null);
  }

  private static ToolSpec tool(String service, String name) {
    var schema = Json.object().put("type", "object");
    schema.putObject("properties").putObject(name + "_id").put("type", "string");
    return new ToolSpec(
        ref(service, name), "Does " + name + ".", schema, null, ToolAnnotations.NONE);
  }

  private static ToolRef ref(String service, String name) {
    return new ToolRef(service, name);
  }
}
