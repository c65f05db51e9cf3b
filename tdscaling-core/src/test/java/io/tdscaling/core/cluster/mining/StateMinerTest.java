package io.tdscaling.core.cluster.mining;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.core.fixture.ToolDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to be done first although no value is handed on. */
class StateMinerTest {
  @Test
  void mine_opposites_comeInTheirOrder() {
    assertThat(
            Mined.texts(
                tool("open_valve"),
                tool("close_valve"),
                tool("recording_start"),
                tool("recording_stop"),
                tool("close_door")))
        .containsExactlyInAnyOrder("open_valve > close_valve", "recording_start > recording_stop");
  }

  @Test
  void mine_login_comesBeforeChangesButNotBeforeReads() {
    List<ToolDependency> edges =
        Mined.of(
            tool("login").takes("password"),
            tool("post_status").takes("text"),
            tool("get_weather").takes("day"),
            tool("get_login_status"));

    assertThat(edges).extracting(Mined::text).containsExactly("login > post_status");
    assertThat(edges.get(0).why()).isEqualTo("login logs in, which changes are made under");
  }

  @Test
  void mine_createdByName_comesBeforeWhatNamesIt() {
    assertThat(
            Mined.texts(
                tool("create_table").takes("table_name"), tool("drop_table").takes("table_name")))
        .containsExactly("create_table > drop_table");
  }

  @Test
  void mine_createdThingWithAKeyOfItsOwn_isADataDependencyOnly() {
    assertThat(Mined.texts(tool("create_note").takes("text"), tool("update_note").takes("note_id")))
        .containsExactly("create_note.id > update_note.note_id");
  }

  @Test
  void mine_description_saysWhatComesFirst() {
    assertThat(
            Mined.texts(
                tool("prepare_upload"),
                tool("finish").says("Finishes. Call prepare_upload first, then this.")))
        .containsExactly("prepare_upload > finish");
    assertThat(
            Mined.texts(
                tool("prepare_upload"),
                tool("finish").says("Finishes. Use prepare_upload instead for large files.")))
        .isEmpty();
  }

  @Test
  void mine_manyMakersChangersAndLogins_areBounded() {
    List<ToolDraft> tools = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tools.add(tool("create_board_" + i).takes("title"));
      tools.add(tool("update_board_" + i).takes("title"));
      tools.add(tool("login_" + i).takes("password"));
    }

    assertThat(Mined.of(tools.toArray(ToolDraft[]::new))).hasSizeLessThan(2_000);
  }

  @Test
  void mine_browser_opensThePageBeforeActingOnIt() {
    assertThat(
            Mined.texts(
                tool("browser_navigate").takes("url"),
                tool("browser_click").takes("selector"),
                tool("browser_screenshot")))
        .containsExactlyInAnyOrder(
            "browser_navigate > browser_click", "browser_navigate > browser_screenshot");
  }
}
