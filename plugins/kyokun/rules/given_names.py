"""Given names that an English sentence is likely to mean a person by: shared by the rules about language.

Common ones of many places; words that also name software, months or things (``Jenkins``, ``April``, ``Will``, ``Sentry``) are
left out. A capitalised word that the document also writes as a handle (``@katharine``) is a name as well.
"""

_NAMES = """
    Aaron Abby Abdul Abigail Adam Aditya Adrian Ahmed Aiden Aisha Akira Alan Albert Alejandro Alex Alexander Alexandra Alfred
    Ali Alice Alicia Alison Amanda Amelia Amir Amit Amy Ana Anders Andre Andrea Andreas Andrew Andy Angela Anita Anjali Ann
    Anna Anne Anthony Antonio Arjun Arthur Asuka Aya Ayumi Barbara Beatrice Ben Benjamin Bernard Beth Betty Bill Bob Boris
    Brandon Brenda Brian Bruce Bruno Bryan Carl Carla Carlos Carmen Carol Caroline Catherine Cecilia Charles Charlie Charlotte
    Chen Chiara Chloe Chris Christian Christina Christine Christopher Cindy Claire Clara Claudia Colin Craig Cynthia Daiki
    Daisuke Dan Daniel Daniela Danielle Dave David Deborah Deepak Dennis Derek Diana Diane Diego Dmitri Dominic Donald Donna
    Doris Dorothy Doug Douglas Dylan Ed Eddie Edith Edward Elena Eli Elizabeth Ella Ellen Emil Emily Emma Eric Erik Erika
    Erin Esther Ethan Eugene Eva Evan Evelyn Fatima Felix Fernando Fiona Florian Frances Francesca Francisco Frank Fred
    Frederik Fumiko Gabriel Gabriela Gary Gavin George Gerald Giulia Gloria Gordon Graham Greg Gregory Gustavo Hana Hannah
    Hans Haruka Haruto Hassan Heather Heidi Helen Henrik Henry Hiro Hiroki Hiroshi Howard Hugo Ian Ibrahim Ichiro Ingrid
    Irene Isaac Isabel Isabella Ivan Jack Jackie Jacob Jake James Jamie Jan Jane Janet Jason Javier Jean Jeff Jeffrey Jennifer
    Jenny Jeremy Jerry Jesse Jessica Jill Jim Jin Jing Joan Joanna Joe Joel Johan Johannes John Johnny Jon Jonas Jonathan
    Jordan Jorge Jose Joseph Josh Joshua Juan Judith Judy Julia Julian Julie Jun Justin Kaori Karen Karim Karl Kate Katherine
    Kathleen Kathy Katie Kazuki Keiko Keith Kelly Ken Kenji Kenneth Kenta Kevin Kim Kiran Klaus Koji Kumar Kyle Lars Laura
    Lauren Lee Leo Leon Leonard Li Liam Linda Lisa Liu Lucas Lucia Luis Luke Maggie Magnus Maki Mana Manuel Marc Marco Marcus
    Margaret Maria Marie Mario Mark Markus Martha Martin Martina Mary Masato Mateo Matt Matthew Maya Megan Mei Melissa Michael
    Michelle Miguel Mika Mike Mina Miriam Misaki Mohamed Mohammed Molly Monica Muhammad Nadia Nancy Naoki Naomi Natalia
    Natalie Nathan Neha Neil Nicholas Nick Nicolas Nicole Nikhil Nikita Nils Nina Noah Nora Norman Olga Oliver Olivia Omar
    Oscar Owen Pablo Pamela Patricia Patrick Paul Paula Pauline Pedro Peggy Peter Petra Phil Philip Philippe Pierre Priya
    Rachel Rafael Rahul Raj Rajesh Ralph Raymond Rebecca Ren Riku Rin Rita Robert Roberto Robin Roger Roland Roman Ron Ronald
    Rosa Ross Roy Russell Ruth Ryan Ryo Sakura Sally Sam Samantha Samuel Sandra Sandy Sanjay Sara Sarah Satoshi Scott Sean
    Sebastian Sergei Sergio Shaun Shin Shinji Shira Shota Simon Sofia Sophia Sophie Sota Stefan Stephanie Stephen Steve Steven
    Stuart Sunil Suresh Susan Suzanne Sven Sylvia Taichi Takashi Takeshi Tanaka Tara Taro Ted Teresa Terry Theo Theresa Thomas
    Tim Timothy Tina Tobias Todd Tom Tomas Tomoko Toni Tony Tracy Trevor Tyler Ursula Valentina Valerie Vanessa Vera Veronica
    Victor Victoria Vijay Vikram Vincent Virginia Vivian Vladimir Walter Wang Wayne Wei Wendy William Xavier Yan Yasmin Yoko
    Yosuke Yui Yuki Yuko Yuto Yuya Yves Zach Zhang Zoe Sato Suzuki Takahashi Watanabe Ito Yamamoto Nakamura Kobayashi Yamada
"""
GIVEN_NAMES = frozenset(_NAMES.split())
