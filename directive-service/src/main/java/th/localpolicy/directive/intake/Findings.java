package th.localpolicy.directive.intake;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import th.localpolicy.platform.problem.ProblemType.Text;

/** What a reader should look at again, with the field it stands in. It is told in Thai and English. */
final class Findings {

    private static final int MOST = 500;

    /** @param field as in {@code items[0].issuedOn}; empty for the file as a whole */
    record Finding(String field, Text detail) {}

    private final List<Finding> all = new ArrayList<>();
    private String letter = "";

    void startLetter(int index) {
        letter = "items[" + index + "].";
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    private void add(String field, String th, String en) {
        if (all.size() < MOST) {
            all.add(new Finding(letter + field, new Text(th, en)));
        }
    }

    void nothingFound() {
        all.add(new Finding(
                "", new Text("ไม่พบหนังสือราชการในข้อความนี้", "no official letter was found in this text")));
    }

    void restNotRead(int letters) {
        all.add(new Finding(
                "",
                new Text(
                        "อ่านเพียง " + letters + " ฉบับแรก ที่เหลือไม่ได้อ่าน",
                        "only the first " + letters + " letters were read, the rest was not")));
    }

    void endNotRead(int characters) {
        all.add(new Finding(
                "",
                new Text(
                        "อ่านเพียง " + characters + " อักขระแรก ที่เหลือไม่ได้อ่าน",
                        "only the first " + characters + " characters were read, the rest was not")));
    }

    void missing(String field) {
        add(field, "ไม่พบหรืออ่านไม่ได้", "not found, or not readable");
    }

    void unknownLetters(String field, String printed) {
        add(
                field,
                "ไม่มีจังหวัดหรือกระทรวงที่ใช้อักษรย่อ " + printed,
                printed + " is the abbreviation of no province or ministry");
    }

    void lettersCorrected(String field, String printed, String meant, String province) {
        add(
                field,
                "ไม่มีอักษรย่อ " + printed + " ข้อความกล่าวถึงจังหวัด" + province + " จึงอ่านเป็น " + meant,
                printed + " does not exist; read as " + meant + ", for the text names จังหวัด" + province);
    }

    void otherProvince(String field, String printed, String issuer) {
        add(field, "อักษรย่อ " + printed + " ไม่ใช่ของ" + issuer, printed + " is not the abbreviation of " + issuer);
    }

    void openingCorrected(String field, String printed, String read) {
        add(
                field,
                "คำขึ้นต้นเรื่องมีอักษรเกิน อ่านเป็น " + read.substring(0, Math.min(20, read.length())),
                "the first word has characters too many (" + printed.substring(0, Math.min(20, printed.length()))
                        + ")");
    }

    void impossibleDate(String field, String raw) {
        add(field, "ไม่มีวันที่ " + raw, "there is no such date: " + raw);
    }

    /** Offices are closed; a letter of that date was most likely scanned wrong. */
    void weekend(String field, LocalDate day) {
        if (day != null && day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()) {
            var saturday = day.getDayOfWeek() == DayOfWeek.SATURDAY;
            add(
                    field,
                    day + " ตรงกับวัน" + (saturday ? "เสาร์" : "อาทิตย์"),
                    day + " is a " + (saturday ? "Saturday" : "Sunday"));
        }
    }

    /** Offices are closed on public holidays too. */
    void holiday(String field, LocalDate day, String name) {
        add(field, day + " เป็นวันหยุดราชการ (" + name + ")", day + " is a public holiday (" + name + ")");
    }

    void weekly(String field) {
        add(
                field,
                "รายงานรายสัปดาห์ ระบบเก็บไว้ตามถ้อยคำ แต่รับรายงานเป็นงวดเดือนหรือไตรมาสเท่านั้น",
                "a weekly report is kept as worded; reports are collected by the month or the quarter");
    }

    void miscounted(String field, int stated, int named) {
        add(
                field,
                "ระบุจำนวน " + stated + " จังหวัด แต่อ่านชื่อได้ " + named + " จังหวัด",
                "says " + stated + " provinces, but " + named + " names could be read");
    }

    void receiptBeforeLetter(String field, LocalDate received, LocalDate issued) {
        add(
                field,
                "รับวันที่ " + received + " ก่อนวันที่ของหนังสือ " + issued,
                "received on " + received + ", before the letter's date " + issued);
    }

    void citedOtherwise(String field, String head, String cited, int by) {
        add(
                field,
                "หัวหนังสืออ่านได้ " + head + " แต่หนังสือฉบับอื่นในแฟ้ม (items[" + by + "]) อ้างเป็น " + cited,
                "reads " + head + " in the head, but items[" + by + "] of the same file cites " + cited);
    }

    void numberFalls(String field, String number, LocalDate day, String earlier, LocalDate earlierDay) {
        add(
                field,
                number + " (" + day + ") น้อยกว่า " + earlier + " ซึ่งออกก่อน (" + earlierDay + ")",
                number + " of " + day + " is lower than " + earlier + " of " + earlierDay);
    }

    void beforeLetter(String field, LocalDate due, LocalDate issued) {
        add(
                field,
                "กำหนด " + due + " อยู่ก่อนวันที่ของหนังสือ " + issued,
                "due on " + due + ", before the letter's date " + issued);
    }

    void referenceAfterLetter(String field, LocalDate cited, LocalDate issued) {
        add(
                field,
                "หนังสือที่อ้างถึงลงวันที่ " + cited + " หลังวันที่ของหนังสือ " + issued,
                "the letter referred to is of " + cited + ", after this letter's date " + issued);
    }

    void secret(String field) {
        add(field, "หนังสือลับ ระบบนี้ไม่รับ", "a secret letter; this system refuses those");
    }
}
