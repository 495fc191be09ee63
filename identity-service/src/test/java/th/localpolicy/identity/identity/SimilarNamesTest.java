package th.localpolicy.identity.identity;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import th.localpolicy.identity.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** Pairs of names as districts write them, by which the measure was found. */
@QuarkusTest
@Stack
class SimilarNamesTest {

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource({
        "ผ้าไหมมัดหมี่บ้านเขว้า, ผ้าไหมมัดหมี่ บ้านเขว้า",
        "ปลาร้าบองแม่น้อย, ปลาร้าบอง (แม่น้อย)",
        "ส้มโอนครชัยศรี, ส้มโอ นครชัยศรี",
        "สูตร ๑๐๐ ปี น้ำปลาแท้, สูตร 100 ปี น้ำปลาแท้",
        "ผ้าไหมแพรวา, ผาไหมแพรวา",
        "BAN KHWAO SILK, Ban-Khwao silk",
    })
    void spaces_signs_tone_marks_and_digits_make_no_other_name(String one, String other) throws Exception {
        assertThat(likeness(one, other)).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "ผ้าไหมมัดหมี่บ้านเขว้า, มัดหมี่บ้านเขว้า",
        "ผ้าไหมแพรวาบ้านโพน, ผ้าไหมแพรวา",
        "เทศกาลดอกกระเจียวบาน, งานเทศกาลดอกกระเจียว",
        "ทุ่งดอกกระเจียว, งานเทศกาลทุ่งดอกกระเจียวบาน",
        "พระธาตุพนม, วัดพระธาตุพนมวรมหาวิหาร",
        "พระธาตุพนม, องค์พระธาตุพนม",
        "แห่ผีตาโขน, ประเพณีแห่ผีตาโขน",
        "ข้าวหอมมะลิทุ่งกุลา, ข้าวหอมมะลิทุ่งกุลาร้องไห้",
        "กาละแมโบราณ, กะละแมโบราณ",
        "ตลาดน้ำอัมพวา, ตลาดน้ำยามเย็นอัมพวา",
        "เครื่องปั้นดินเผาด่านเกวียน, ดินเผาด่านเกวียน",
        "วัดพระศรีรัตนมหาธาตุ, วัดศรีรัตนมหาธาตุ",
        "Ban Khwao silk ผ้าไหม, ผ้าไหม Ban Khwao Silk",
    })
    void the_same_thing_under_another_name_is_warned_of_whichever_came_first(String one, String other)
            throws Exception {
        assertThat(likeness(one, other)).isGreaterThanOrEqualTo(Identities.MUCH_ALIKE);
        assertThat(likeness(other, one)).isGreaterThanOrEqualTo(Identities.MUCH_ALIKE);
    }

    @ParameterizedTest
    @CsvSource({
        "ผ้าไหมมัดหมี่, ผ้าไหมแพรวา",
        "วัดป่าบ้านตาด, วัดป่าดงมะไฟ",
        "ประเพณีบุญบั้งไฟ, ประเพณีแห่เทียนพรรษา",
        "ประเพณีลอยกระทง, ประเพณีสงกรานต์",
        "ข้าวหอมมะลิ, ข้าวไรซ์เบอร์รี่",
        "ตลาดน้ำอัมพวา, ตลาดร่มหุบ",
        "ข้าวหลามหนองมน, ขนมจากหนองมน",
        "พระธาตุพนม, พระธาตุเชิงชุม",
        "๏, ๚",
    })
    void names_that_only_share_a_common_word_are_not(String one, String other) throws Exception {
        assertThat(likeness(one, other)).isLessThan(Identities.MUCH_ALIKE);
    }

    private double likeness(String one, String other) throws Exception {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select name_likeness(?, ?)")) {
            read.setString(1, one);
            read.setString(2, other);
            try (var row = read.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }
}
