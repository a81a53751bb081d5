"""Good numbers that others have published, and bad ones with what has to be said of each."""

from donations.fields.numbers import parse_account_number, parse_bic, parse_iban, parse_vipps_number

# One for each country: the examples that the registry of ISO 13616 publishes.
REGISTRY = """
    AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741
    AT611904300234573201 AZ21NABZ00000000137010001944 BA391290079401028494 BE68539007547034
    BG80BNBG96611020345678 BH67BMAG00001299123456 BI4210000100010000332045181
    BR1800360305000010009795493C1 BY13NBRB3600900000002Z00AB00 CH9300762011623852957
    CR05015202001026284066 CY17002001280000001200527600 CZ6508000000192000145399
    DE89370400440532013000 DJ2100010000000154000100186 DK5000400440116243
    DO28BAGR00000001212453611324 EE382200221020145685 EG380019000500000000263180002
    ES9121000418450200051332 FI2112345600000785 FK88SC123456789012 FO6264600001631634
    FR1420041010050500013M02606 GB29NWBK60161331926819 GE29NB0000000101904917
    GI75NWBK000000007099453 GL8964710001000206 GR1601101250000000012300695
    GT82TRAJ01020000001210029690 HN88CABF00000000000250005469 HR1210010051863000160
    HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999
    IQ98NBIQ850123456789012 IS140159260076545510730339 IT60X0542811101000000123456
    JO94CBJO0010000000000131000302 KW81CBKU0000000000001234560101 KZ86125KZT5004100100
    LB62099900000001001901229114 LC55HEMM000100010012001200023015 LI21088100002324013AA
    LT121000011101001000 LU280019400644750000 LV80BANK0000435195001
    LY83002048000020100120361 MC5811222000010123456789030 MD24AG000225100013104168
    ME25505000012345678951 MK07250120000058984 MN121234123456789123
    MR1300020001010000123456753 MT84MALT011000012345MTLCAST001S
    MU17BOMM0101101030300200000MUR NI45BAPR00000013000003558124 NL91ABNA0417164300
    NO9386011117947 OM810180000001299123456 PK36SCBL0000001123456702
    PL61109010140000071219812874 PS92PALS000000000400123456702 PT50000201231234567890154
    QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000 RS35260005601001611379
    RU0304452522540817810538091310419 SA0380000000608010167519 SC18SSCB11010000000000001497USD
    SD8811123456789012 SE4550000000058398257466 SI56263300012039086 SK3112000000198742637541
    SM86U0322509800000000270100 SO211000001001000100141 ST23000100010051845310146
    SV62CENR00000000000000700025 TL380080012345678910157 TN5910006035183598478831
    TR330006100519786457841326 UA213223130000026007233566001 VA59001123000012345678
    VG96VPVG0000012345678901 XK051212012345678906 YE15CBYE0001018861234567891234
""".split()  # noqa: SIM905 - ninety lines of one number each read worse
ACCOUNTS = ["86011117947", "05302294668", "12345678903", "97104133219", "12345600130"]
# Modulus 10 and 11: github.com/Ondkloss/norwegian-numbers, github.com/Ondkloss/kid-util and the
# tests of github.com/bekkopen/NoCommons; the last one from github.com/glennwedin/no-data-validator.
KIDS_10 = ["12344", "23456783", "2345676"]
KIDS_11 = ["12343", "23456788", "12345678903", "2707841373001170014"]
BICS = ["DNBANOKK", "DNBANOKKXXX", "AGRIFRPP882", "ABNABE2A", "DEUTDEFF500", "NDEANOKK"]

BAD_ACCOUNT_NUMBERS = {
    "": "“” has no number in it",
    "   ": "has no number in it",
    "#": "“#” has no number in it",
    "-": "has no number in it",
    "0530 22 94669": "its last digit does not fit the ten before it",
    "0530 22 94868": "its last digit does not fit",
    "0350 22 94668": "its last digit does not fit",
    "0530 22 9466": "wrong length: 10 instead of 11",
    "0530 22 946688": "wrong length: 12 instead of 11",
    "1": "wrong length: 1 instead of 11",
    "0000 00 00000": "begins with 0000",
    "00000000000": "begins with 0000",
    "0000 40 90403": "begins with 0000",
    "٠٠٠٠٠٠٠٠٠٠٠": "begins with 0000",
    "０５３０ ２２ ９４６６９": "its last digit does not fit",
    "०५३०२२९४६६९": "its last digit does not fit",
    "0530 22 94686": "its last digit does not fit",
    "0531 22 94668": "its last digit does not fit",
    "5302 29 4668": "wrong length: 10 instead of 11",
    "1234 56 00050": "its last digit does not fit",  # the remainder that no digit stands for
    "1234 56 00051": "its last digit does not fit",
    "NO15 0530 2294 668": "LATIN CAPITAL LETTER N (U+004E): only digits belong here",
    "O530 22 94668": "LATIN CAPITAL LETTER O (U+004F)",
    "О530 22 94668": "CYRILLIC CAPITAL LETTER O (U+041E)",
    "0530 22 9466l": "LATIN SMALL LETTER L (U+006C)",
    "0530/22/94668": "SOLIDUS (U+002F)",
    "0530,22,94668": "COMMA (U+002C)",
    "0530_22_94668": "LOW LINE (U+005F)",
    "+0530 22 94668": "PLUS SIGN (U+002B)",
    "0530 22 9466⁸": "SUPERSCRIPT EIGHT (U+2078)",
    "0530 22 9466⑧": "CIRCLED DIGIT EIGHT (U+2467)",
    "0530 22 9466Ⅷ": "ROMAN NUMERAL EIGHT (U+2167)",
    "0530 22 94668 0530 22 94668": "wrong length: 22 instead of 11",
    "##05302294668": "NUMBER SIGN (U+0023)",
    "0530\u200e2294668": "LEFT-TO-RIGHT MARK (U+200E)",
    "\u202e86649220350": "RIGHT-TO-LEFT OVERRIDE (U+202E)",
    "05302294668\u200b": "ZERO WIDTH SPACE (U+200B)",
    "05302294668\x00": "(U+0000)",
    "<script>": "LESS-THAN SIGN (U+003C)",
}
BAD_IBANS = {
    "": "has no number in it",
    "IBAN": "“IBAN” has no number in it",
    "NO15 0530 2294 669": "the check digits 15 do not fit the rest",
    "NO51 0530 2294 668": "the check digits 51 do not fit the rest",
    "NO15 0530 2249 668": "the check digits 15 do not fit the rest",
    "NO15 0530 2294 66": "wrong length: 14 instead of 15 (NO)",
    "NO15 0530 2294 6688": "wrong length: 16 instead of 15 (NO)",
    "NO23 8601 1117 946": "the account number inside it, 86011117946, is none",
    "NO00 0530 2294 668": "the check digits 00 do not fit the rest",
    "NO13 0000 0000 000": "it has only zeros for bank and account",
    "DE36 0000 0000 0000 0000 00": "it has only zeros for bank and account",
    "NO15 0000 4090 403": "the check digits 15 do not fit the rest",
    "NO34 0000 4090 403": "the account number inside it, 00004090403, is none",
    "SE15 0530 2294 668": "wrong length: 15 instead of 24 (SE)",
    "DK15 0530 2294 668": "wrong length: 15 instead of 18 (DK)",
    "BE15 0530 2294 668": "wrong length: 15 instead of 16 (BE)",
    "UK15 0530 2294 668": "does not begin as an IBAN does",
    "AF15 0530 2294 668": "does not begin as an IBAN does",
    "IBANIBAN NO15 0530 2294 668": "does not begin as an IBAN does",
    "NO15 0530 2294 668\ufeff": "ZERO WIDTH NO-BREAK SPACE (U+FEFF)",
    "#IBAN": "“#IBAN” has no number in it",
    "DE89 3704 0044 0532 0130 01": "the check digits 89 do not fit the rest",
    "DE89 3704 0044 0532 0130": "wrong length: 20 instead of 22 (DE)",
    "GB29 NWBK 6016 1331 9268 1X": "a letter where an IBAN of GB has a digit",
    "GB29 1234 6016 1331 9268 19": "a digit where it has a letter",
    "SE45 5000 0000 0583 9825 74": "wrong length: 22 instead of 24 (SE)",
    "05302294668": "does not begin as an IBAN does",
    "15NO 0530 2294 668": "does not begin as an IBAN does",
    "NOO5 0530 2294 668": "does not begin as an IBAN does",
    "N015 0530 2294 668": "does not begin as an IBAN does",
    "US15 0530 2294 668": "does not begin as an IBAN does",
    "ZZ15 0530 2294 668": "does not begin as an IBAN does",
    "N": "does not begin as an IBAN does",
    "NO": "does not begin as an IBAN does",
    "NО15 0530 2294 668": "CYRILLIC CAPITAL LETTER O (U+041E)",
    "ΝO15 0530 2294 668": "GREEK CAPITAL LETTER NU (U+039D)",
    "ＮＯ15 0530 2294 668": "FULLWIDTH LATIN CAPITAL LETTER N (U+FF2E)",
    "nſ15 0530 2294 668": "LATIN SMALL LETTER LONG S (U+017F)",
    "FI21 1234 5600 0007 85ı": "LATIN SMALL LETTER DOTLESS I (U+0131)",
    "NO15-0530-2294-668;": "SEMICOLON (U+003B)",
    "NO15\u20660530\u20692294668": "LEFT-TO-RIGHT ISOLATE (U+2066)",
    "ن": "ARABIC LETTER NOON (U+0646)",
}
BAD_BICS = {
    "": "has no number in it",
    "DNBANOK": "wrong length: 7 instead of 8 or 11",
    "DNBANOKKX": "wrong length: 9 instead of 8 or 11",
    "DNBANOKKXXXX": "wrong length: 12 instead of 8 or 11",
    "DNB4NOKK": "the first six characters are letters",
    "DNBAN0KK": "the first six characters are letters",
    "12345678": "the first six characters are letters",
    "DNBAZZKK": "ZZ in the middle is no country",
    "DNВANOKK": "CYRILLIC CAPITAL LETTER VE (U+0412)",
    "DNBANOKＫ": "FULLWIDTH LATIN CAPITAL LETTER K (U+FF2B)",
    "DNBANOKK?": "QUESTION MARK (U+003F)",
    "DNBA\u2060NOKK": "WORD JOINER (U+2060)",
    "DNBAXXKK": "XX in the middle is no country",
    "DNBANOKK, DNBANOKK": "COMMA (U+002C)",
    "NO1505302294668": "wrong length: 15 instead of 8 or 11",
}
BAD_VIPPS_NUMBERS = {
    "": "has no number in it",
    "#": "has no number in it",
    "912 34 567": "is a private phone number, with its 8 digits",
    "۹۱۲۳۴۵۶۷": "is a private phone number",
    "004791234567": "is a private phone number",
    "47 912 34 567": "is a private phone number",
    "#98765432": "is a private phone number",
    "00000000": "is a private phone number",
    "5573201": "wrong length: 7 instead of at most 6",
    "557320557320": "wrong length: 12 instead of at most 6",
    "0": "is no Vipps number: it has only zeros",
    "000 000": "is no Vipps number: it has only zeros",
    "IBAN 557320": "LATIN CAPITAL LETTER I (U+0049)",
    "५५७३२०\u200d": "ZERO WIDTH JOINER (U+200D)",
    "+47 912 34 567": "PLUS SIGN (U+002B)",
    "55732O": "LATIN CAPITAL LETTER O (U+004F)",
    "5573²0": "SUPERSCRIPT TWO (U+00B2)",
    "-½": "VULGAR FRACTION ONE HALF (U+00BD)",
    "vipps 557320": "LATIN SMALL LETTER V (U+0076)",
    "5573\u061c20": "ARABIC LETTER MARK (U+061C)",
    "5573𝟤0a": "LATIN SMALL LETTER A (U+0061)",
}
BAD = [
    (parse, typed, problem)
    for parse, table in (
        (parse_account_number, BAD_ACCOUNT_NUMBERS),
        (parse_iban, BAD_IBANS),
        (parse_bic, BAD_BICS),
        (parse_vipps_number, BAD_VIPPS_NUMBERS),
    )
    for typed, problem in table.items()
]
