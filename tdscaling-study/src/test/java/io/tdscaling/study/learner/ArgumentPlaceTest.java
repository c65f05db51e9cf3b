package io.tdscaling.study.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentPlaceTest {
  private static final ToolView BOOK =
      ToolView.of(
          new OfferedTool(
              "book",
              new ToolSpec(
                  new ToolRef("s", "book"),
                  "",
                  Talks.json(
                      "{'properties':{'when':{'type':'string','format':'date'},'guests':{'type':"
                          + "'array','items':{'properties':{'email':{'type':'string'},'age':"
                          + "{'type':'integer'}},'required':['email']}},'site':{'format':'uri'},"
                          + "'file_path':{'type':'string'},'kind':{'enum':['a']}}}"),
                  null,
                  ToolAnnotations.NONE)));

  @Test
  void of_nested_givesEachDeclaredPlaceOnce() {
    List<ArgumentPlace> places =
        of("{'guests':[{'email':'a@b.c','age':3},{'email':'d@e.f','age':4}],'when':'2026-01-01'}");

    assertThat(places)
        .extracting(ArgumentPlace::path)
        .containsExactly("guests[].email", "guests[].age", "when");
    assertThat(places)
        .extracting(place -> place.parameter().shape())
        .containsExactly(Shape.EMAIL, Shape.NUMBER, Shape.DATE);
    assertThat(places)
        .extracting(place -> place.parameter().required())
        .containsExactly(true, false, false);
    assertThat(places.get(0).value().textValue()).isEqualTo("a@b.c");
  }

  @Test
  void of_undeclaredNames_areHidden() {
    assertThat(of("{'guests':[{'x':'1'}],'y':{'z':'2'}}"))
        .extracting(ArgumentPlace::path)
        .containsExactly("guests[].*", "*.*");
  }

  @Test
  void of_whatHasNoSource_isLeftOut() {
    assertThat(of("{'when':null,'site':true,'guests':[]}")).isEmpty();
    assertThat(of("'text'")).isEmpty();
  }

  @Test
  void of_shapes_followNameAndFormat() {
    assertThat(of("{'site':'x','file_path':'y','kind':'a'}"))
        .extracting(place -> place.parameter().shape())
        .containsExactly(Shape.URL, Shape.PATH, Shape.TEXT);
    assertThat(of("{'kind':'a'}").get(0).parameter().closed()).isTrue();
  }

  private static List<ArgumentPlace> of(String arguments) {
    return ArgumentPlace.of(BOOK, Talks.json(arguments));
  }
}
